import express, { type Express } from 'express';
import { addAccountRoutes } from './accounts/accounts.routes.ts';
import { addOpenIdRoutes } from './accounts/openid.routes.ts';
import { addRoleRoutes } from './accounts/roles.routes.ts';
import { addSessionRoutes } from './accounts/sessions.routes.ts';
import { assessmentInputs } from './assessments/assessments.input.ts';
import { addAssessmentRoutes } from './assessments/assessments.routes.ts';
import { addHoldingRoutes } from './assessments/holdings.routes.ts';
import { addLinkRoutes } from './assessments/links.routes.ts';
import { addNextVersionRoutes } from './assessments/next-versions.routes.ts';
import { addReceiptKeyRoute } from './assessments/receipt.routes.ts';
import { auditInputs } from './audits/audits.input.ts';
import { addAuditRoutes } from './audits/audits.routes.ts';
import { addEvidenceRoutes } from './audits/evidence.routes.ts';
import { addPaperRoutes } from './audits/papers.routes.ts';
import { addPartRoutes } from './audits/parts.routes.ts';
import { addCatalogueRoutes } from './catalogue/catalogue.routes.ts';
import { addClassificationRoutes } from './companies/classifications.routes.ts';
import { companyInputs } from './companies/companies.input.ts';
import { addCompanyRoutes } from './companies/companies.routes.ts';
import { addMemberRoutes } from './companies/members.routes.ts';
import { profileSchema } from './companies/profile.service.ts';
import { consultantInputs } from './consultants/consultants.input.ts';
import { addConsultantRoutes } from './consultants/consultants.routes.ts';
import type { Deps } from './deps.ts';
import { addAssignmentLetterRoute } from './engagements/assignment-letters.routes.ts';
import { addEngagementRoutes } from './engagements/engagements.routes.ts';
import { addOpenApiDocument, createDocs } from './http/docs.ts';
import { Api } from './http/endpoint.ts';
import { createErrorHandler, noSuchRoute } from './http/errors.ts';
import { createHealth } from './http/health.ts';
import { readJsonBody } from './http/json-body.ts';
import { createPages } from './http/pages.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { requestLog } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { addMailRoutes } from './mail/mail.routes.ts';
import { addQuestionnaireRoutes } from './questionnaires/questionnaires.routes.ts';
import { addReferralRoutes } from './referrals/referrals.routes.ts';
import { addReportRoutes } from './reports/reports.routes.ts';
import { createServices, type Services } from './services.ts';

/** Addresses that take a file as it is. */
const UPLOADS = /^\/audits\/[^/]+\/evidence$/;

/** The whole HTTP service, not yet listening: health, API with its documentation, and the built pages. */
export function createApp(deps: Deps, services: Services = createServices(deps)): Express {
  const { config, database, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxy);
  app.use(createHealth(database));
  app.use(requestLog(log));
  app.use(securityHeaders(config.publicUrl));
  app.use('/api/v1', (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use('/api/v1', readJsonBody(UPLOADS), createApi(deps, services).router);
  app.use('/api/docs', createDocs());
  app.use('/api', noSuchRoute);
  if (deps.pages !== undefined) app.use(createPages(deps.pages));
  app.use(noSuchRoute);
  app.use(createErrorHandler(log));
  return app;
}

function createApi(deps: Deps, services: Services): Api {
  const { config, database, questionnaires, catalogue, classifications, keys, clock } = deps;
  const api = new Api();
  const limits = createRateLimits(database, keys.secret, deps.limits);
  const profile = profileSchema(questionnaires.model, classifications);
  const inputs = assessmentInputs(profile);
  const needs = { ...services, inputs, limits };
  addAssessmentRoutes(api, needs);
  addNextVersionRoutes(api, needs);
  addLinkRoutes(api, needs);
  addHoldingRoutes(api, needs);
  addReportRoutes(api, needs);
  addMailRoutes(api, needs);
  addReferralRoutes(api, needs);
  addReceiptKeyRoute(api, keys);
  addAccountRoutes(api, needs);
  const ways = { password: config.passwordLogin, openId: config.oidc !== undefined };
  addSessionRoutes(api, { ...needs, ways });
  addOpenIdRoutes(api, { ...needs, publicUrl: config.publicUrl });
  addRoleRoutes(api, needs);
  const companyNeeds = { ...needs, companyInputs: companyInputs(profile) };
  addCompanyRoutes(api, companyNeeds);
  addMemberRoutes(api, companyNeeds);
  addConsultantRoutes(api, needs, consultantInputs(classifications));
  addEngagementRoutes(api, needs);
  addAssignmentLetterRoute(api, needs);
  const auditNeeds = { ...needs, auditInputs: auditInputs(questionnaires.model, catalogue) };
  addAuditRoutes(api, auditNeeds);
  addPartRoutes(api, auditNeeds);
  addEvidenceRoutes(api, auditNeeds);
  addPaperRoutes(api, auditNeeds);
  addQuestionnaireRoutes(api, questionnaires);
  addCatalogueRoutes(api, catalogue, clock);
  addClassificationRoutes(api, classifications);
  addOpenApiDocument(api, config.publicUrl);
  return api;
}
