/** What the features of audits and engagements hand over to have documents made. */
import { loadClassifications } from '../../api/companies/classifications.service.ts';
import { createClock } from '../../api/clock.ts';
import type { AuditPapers, TwoMeasurements } from '../../api/reports/audit-papers.ts';
import { AuditReportService } from '../../api/reports/audit-reports.service.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import type { Answers } from '../../scoring/answers.ts';
import { compareResults } from '../../scoring/comparison.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { score } from '../../scoring/score.ts';
import {
  auditInput,
  auditTexts,
  audit as instrument,
  auditedFirm,
  catalogue,
} from './audit-report.ts';
import type { AuditCase } from './audit-report.ts';

export const auditReports = new AuditReportService({
  questionnaires: readQuestionnaires(),
  catalogue,
  classifications: loadClassifications(),
  texts: { en: auditTexts('en'), it: auditTexts('it') },
  clock: createClock(() => new Date('2026-11-20T09:00:00Z')),
});

/** The papers of an audit; `given` as for its report. */
export function auditPapers(given: AuditCase = {}): AuditPapers {
  const { audit, engagement, consultant, firm, profile, routing } = auditInput(given);
  const part = <T>(value: T) => ({ revision: 1, value });
  const { accreditation, accredited } = consultant;
  return {
    audit: {
      ...audit,
      instrument: 'technological-audit',
      version: 1,
      company: { id: 'c-1', name: firm.name },
      consultant: {
        account: 'a-1',
        name: consultant.name,
        organisation: consultant.organisation,
        accredited: accredited ? 'valid' : 'none',
      },
      profile,
      declared: part(audit.declared),
      verified: part(audit.verified),
      inventory: part(audit.inventory),
      conclusions: part(audit.conclusions),
      offers: audit.signedOff ? routing : null,
      signedOff: audit.signedOff && {
        ...audit.signedOff,
        at: `${audit.signedOff.on}T10:00:00.000Z`,
        name: consultant.name,
        accreditation,
        accredited,
      },
    },
    vatNumber: firm.vatNumber,
    engagement: {
      ...engagement,
      state: 'active',
      company: { id: 'c-1', name: firm.name },
      firm: firm.name,
      consultant: {
        account: 'a-1',
        name: consultant.name,
        organisation: consultant.organisation,
      },
      accepted: {
        company: '2026-10-27T23:30:00.000Z',
        consultant: '2026-10-27T09:00:00.000Z',
      },
      ended: null,
      waitsFor: null,
      createdAt: '2026-10-27T09:00:00.000Z',
    },
    accreditation,
  };
}

/** What the goldsmith of these tests has changed by the second time. */
export const IMPROVED: Answers = {
  orders: 'typed-once',
  'key-machine-live': true,
  'readings-to-one-place': true,
  'last-months-notes': false,
};

export function comparisonPapers(more: Partial<TwoMeasurements> = {}): TwoMeasurements {
  const { answers, profile, name } = auditedFirm('goldsmith-arezzo');
  const after = { ...answers, ...IMPROVED };
  const { definition } = instrument;
  const scored = (given: Answers) => ({
    definition,
    result: score(definition, given, profileFacts(profile)),
  });
  return {
    company: name,
    instrument: 'technological-audit',
    version: 1,
    track: 'verified',
    draft: false,
    before: { id: 'audit-1', point: 'T0', on: '2026-11-20', answers },
    after: { id: 'audit-2', point: 'T1', on: '2027-11-22', answers: after },
    comparison: compareResults(scored(answers), scored(after)),
    ...more,
  };
}
