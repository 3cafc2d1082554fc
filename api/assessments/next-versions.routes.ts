import { z } from 'zod';
import { type Api, parse } from '../http/endpoint.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import type { AuditDocuments } from '../reports/audit-papers.ts';
import { languageSchema } from '../../scoring/definition.ts';
import { type Access, grantsOf, grantsTo, linkKey } from './access.ts';
import { conflicted, failed } from './assessments.routes.ts';
import { assessmentComparison, correctedAssessment } from './assessments.schemas.ts';
import type { AssessmentService, Opened } from './assessments.service.ts';
import type { Grants } from './grants.ts';
import type { NextVersionService } from './next-versions.service.ts';

export interface NextVersionRouteNeeds {
  assessments: AssessmentService;
  nextVersions: NextVersionService;
  auditReports: AuditDocuments;
  access: Access;
  limits: RateLimits;
}

const query = z.strictObject({ language: languageSchema.optional() });
const tag = 'Assessments';
const path = '/assessments/:id';
const open = {
  201: { description: 'Open', schema: correctedAssessment },
  ...failed,
  ...conflicted,
};

/** Correcting a submitted assessment, measuring again, and the two beside each other. */
export function addNextVersionRoutes(api: Api, needs: NextVersionRouteNeeds): void {
  addStepRoutes(api, needs);
  addComparisonRoutes(api, needs);
}

function addStepRoutes(
  api: Api,
  { assessments, nextVersions, access, limits }: NextVersionRouteNeeds,
): void {
  const limit = limits.by('change', linkKey);
  const steps = [
    {
      path: `${path}/corrections`,
      action: 'assessment.answer',
      summary: 'Opens the version that corrects a submitted assessment, filled with its answers',
      next: (grants: Grants) => nextVersions.correct(grants),
    },
    {
      path: `${path}/follow-ups`,
      action: 'assessment.begin',
      summary:
        'Opens the assessment that measures again (T1 after T0), filled with the last answers',
      next: (grants: Grants) => nextVersions.followUp(grants),
    },
  ] as const;
  for (const { path: address, action, summary, next } of steps) {
    api.on(
      {
        method: 'post',
        path: address,
        tag,
        summary,
        answers: open,
        before: [access.require(action), limit],
      },
      async (_request, response) => {
        const opened: Opened = await next(grantsOf(response));
        const grants = grantsTo(opened, response, access);
        const assessment = await assessments.view(opened.record, grants);
        response.status(201).json({ assessment, editToken: opened.token });
      },
    );
  }
}

function addComparisonRoutes(
  api: Api,
  { assessments, nextVersions, auditReports, access, limits }: NextVersionRouteNeeds,
): void {
  api.on(
    {
      method: 'get',
      path: `${path}/comparison`,
      tag,
      summary: 'Before and after: against the assessment that this one follows',
      answers: {
        200: { description: 'Both, and what changed', schema: assessmentComparison },
        ...failed,
        ...conflicted,
      },
      before: [access.require('assessment.read')],
    },
    async (_request, response) => {
      const record = await assessments.read(grantsOf(response));
      response.json(await nextVersions.compare(record));
    },
  );
  api.on(
    {
      method: 'get',
      path: `${path}/comparison.pdf`,
      tag: 'Reports',
      summary: 'Before and after as tagged PDF',
      query,
      answers: {
        200: { description: 'The comparison', mediaType: 'application/pdf' },
        ...failed,
        ...conflicted,
      },
      before: [access.require('assessment.read'), limits.by('report', linkKey)],
    },
    async (request, response) => {
      const { language } = parse(query, request.query);
      const record = await assessments.read(grantsOf(response));
      const papers = await nextVersions.papers(record);
      const pdf = await auditReports.comparisonPdf(papers, language ?? record.language);
      response.set(
        'Content-Disposition',
        `inline; filename="meridiana-comparison-${papers.after.on}.pdf"`,
      );
      response.type('application/pdf').send(pdf);
    },
  );
}
