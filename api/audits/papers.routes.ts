import { z } from 'zod';
import { type Api, param, parse } from '../http/endpoint.ts';
import { accountKey, callerOf } from '../http/signed-in.ts';
import { languageSchema } from '../../scoring/definition.ts';
import { type AuditRouteNeeds, path, tag } from './audits.routes.ts';
import { comparisonView, failed } from './audits.schemas.ts';
import type { PaperService } from './papers.service.ts';

export interface PaperRouteNeeds extends Pick<AuditRouteNeeds, 'guard' | 'limits'> {
  auditPapers: PaperService;
}

const query = z.strictObject({ language: languageSchema.optional() });
const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const refused = {
  ...failed.invalid,
  ...failed.signedOut,
  ...failed.unknown,
  ...failed.conflict,
};

/** The documents of an audit. */
export function addPaperRoutes(api: Api, { auditPapers, guard, limits }: PaperRouteNeeds): void {
  const before = [guard.require(), limits.by('report', accountKey)];
  const document = (
    file: string,
    mediaType: string,
    summary: string,
    make: (...asked: Asked) => Promise<Buffer>,
  ) =>
    api.on(
      {
        method: 'get',
        path: `${path}/${file}`,
        tag,
        summary,
        query,
        answers: { 200: { description: 'The document', mediaType }, ...refused },
        before,
      },
      async (request, response) => {
        const { language } = parse(query, request.query);
        const content = await make(callerOf(response), param(request, 'auditId'), language);
        response.attachment(`meridiana-audit-${file}`).type(mediaType).send(content);
      },
    );
  document('report.pdf', PDF, 'The report as tagged PDF', (caller, id, language) =>
    auditPapers.report(caller, id, 'pdf', language),
  );
  document('report.docx', DOCX, 'The report for editing', (caller, id, language) =>
    auditPapers.report(caller, id, 'docx', language),
  );
  document('comparison.pdf', PDF, 'Before and after as tagged PDF', (caller, id, language) =>
    auditPapers.comparisonPdf(caller, id, language),
  );
  api.on(
    {
      method: 'get',
      path: `${path}/comparison`,
      tag,
      summary: 'Before and after, against the audit that it follows',
      answers: { 200: { description: 'The comparison', schema: comparisonView }, ...refused },
      before: [guard.require()],
    },
    async (request, response) =>
      response.json(await auditPapers.comparison(callerOf(response), param(request, 'auditId'))),
  );
}

type Asked = Parameters<PaperService['comparisonPdf']>;
