import { z } from 'zod';
import { type Access, grantsOf, linkKey } from '../assessments/access.ts';
import { errorBody } from '../http/error-schema.ts';
import type { AssessmentService } from '../assessments/assessments.service.ts';
import { type Api, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { languageSchema } from '../../scoring/definition.ts';
import type { ReportService } from './reports.service.ts';

const query = z.strictObject({ language: languageSchema.optional() });

export interface ReportRouteNeeds {
  reports: ReportService;
  assessments: AssessmentService;
  access: Access;
  limits: RateLimits;
}

/** The report as a file. */
export function addReportRoutes(
  api: Api,
  { reports, assessments, access, limits }: ReportRouteNeeds,
): void {
  api.on(
    {
      method: 'get',
      path: '/assessments/:id/report.pdf',
      tag: 'Reports',
      summary: 'The report as tagged PDF, judged by today',
      query,
      answers: {
        200: { description: 'The report', mediaType: 'application/pdf' },
        401: { description: 'No cookie of this assessment', schema: errorBody },
        409: { description: 'Not submitted', schema: errorBody },
      },
      before: [access.require('assessment.read'), limits.by('report', linkKey)],
    },
    async (request, response) => {
      const { language } = parse(query, request.query);
      const record = await assessments.read(grantsOf(response));
      const pdf = await reports.pdf(record, language ?? record.language);
      response.set('Cache-Control', 'no-store');
      response.set('Content-Disposition', `inline; filename="meridiana-${record.assessedOn}.pdf"`);
      response.type('application/pdf').send(pdf);
    },
  );
}
