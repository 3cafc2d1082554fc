/** Reports of audits of the golden firms: the real model, instrument and catalogue, with what a consultant adds. */
import { loadCatalogue } from '../../api/catalogue/catalogue.load.ts';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import { loadAuditTexts } from '../../api/reports/audit-reports.service.ts';
import type { Answers } from '../../scoring/answers.ts';
import type { AuditReportInput } from '../../scoring/audit-report-input.ts';
import { buildAuditReport } from '../../scoring/audit-report.ts';
import type { Conclusions, EvidenceView, InventoryItem, Verified } from '../../scoring/audit.ts';
import type { Language } from '../../scoring/definition.ts';
import type { PrintedDocument } from '../../scoring/document.ts';
import { profileFacts } from '../../scoring/profile.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { ReportTexts } from '../../scoring/report-wording.ts';
import { route } from '../../scoring/route.ts';
import { score } from '../../scoring/score.ts';
import { proposeStage } from '../../scoring/stage.ts';
import { reportTexts } from './report-builder.ts';

const { model, stages, instruments } = readQuestionnaires();
export const catalogue = loadCatalogue();
const loaded = instruments.get('technological-audit/v1');
if (!loaded) throw new Error('the technological audit is missing');
export const audit = loaded;
export { model, stages };

/** The day of the sign-off. */
export const DAY = '2026-11-20';

/** The texts of audits and comparisons as the service merges them. */
const texts = loadAuditTexts({ en: reportTexts('en'), it: reportTexts('it') });

export function auditTexts(language: Language): ReportTexts {
  return texts[language];
}

export function auditedFirm(id: string): { profile: Profile; answers: Answers; name: string } {
  const firm = audit.firms.find((candidate) => candidate.id === id);
  if (!firm) throw new Error(`There is no golden firm “${id}”`);
  const { profile, answers, title } = firm;
  return {
    profile: profile as unknown as Profile,
    answers: answers as Answers,
    name: title.it,
  };
}

/** What the consultant of these tests found to be otherwise than the firm says. */
export const FOUND_OTHERWISE: Record<string, Omit<Verified, 'on'>> = {
  'last-months-notes': { value: false, reason: 'The cards of September are not to be found.' },
  'old-orders-found': { value: 0, reason: 'None of five orders was found in five minutes.' },
  'some-jobs-modelled': { value: false, reason: 'The modeller is a supplier; no file is here.' },
};

export const CONCLUSIONS: Conclusions = {
  summary: 'Hands and ideas are there.\n\nWhat lacks is a place where orders and times meet.',
  findings: {
    'production-data': 'Job cards hang at the bench, but nobody reads them after delivery.',
    'information-systems': 'One order is written four times.',
  },
  priorities: ['information-systems', 'production-data'],
  measures: [
    {
      id: 'm-1',
      area: 'information-systems',
      title: 'One list of orders and materials for office and bench',
      effort: 'weeks',
      cost: { low: 400000, high: 700000 },
      benefit: {
        kind: 'hours',
        input: {
          hoursPerYear: { value: 320, source: 'time noted over two weeks of October 2026' },
          hourlyCost: { value: 2850, source: 'payroll adviser, 2025' },
          savedLow: { value: 300, source: 'estimate of the consultant' },
          savedHigh: { value: 500, source: 'estimate of the consultant' },
        },
      },
      service: null,
      call: null,
      quarter: '2027-Q1',
    },
    {
      id: 'm-2',
      area: 'cybersecurity',
      title: 'Copies that are tried out',
      effort: 'days',
      cost: { low: 60000, high: 60000 },
      benefit: null,
      service: null,
      call: null,
      quarter: '2026-Q4',
    },
  ],
  stage: { stage: 1, reason: 'By the verified indicators; people are ahead of the machines.' },
};

export const INVENTORY: InventoryItem[] = [
  {
    id: 'i-1',
    kind: 'machine',
    name: 'Casting furnace',
    year: 2009,
    process: 'production',
    keyStep: true,
    connected: 'no',
    retrofit: 'possible',
    adoption: 'widespread',
    note: 'Digital display, read by hand.',
  },
  {
    id: 'i-2',
    kind: 'machine',
    name: 'Laser',
    connected: 'yes',
    retrofit: 'not-needed',
    adoption: 'in-use',
  },
  {
    id: 'i-3',
    kind: 'system',
    name: 'Sheet of orders',
    process: 'the back office',
    connected: 'unknown',
    retrofit: 'unknown',
    adoption: 'trial',
  },
  {
    id: 'i-4',
    kind: 'technology',
    name: '3D printing of waxes',
    connected: 'no',
    retrofit: 'unknown',
    adoption: 'trial',
  },
];

export const EVIDENCE: EvidenceView[] = [
  evidence('key-machine-reads', 'furnace.jpg', {
    datedOn: '2026-11-05',
    by: 'consultant',
    type: 'image/jpeg',
  }),
  evidence('last-months-notes', 'job cards <September>.pdf', { expiresOn: '2026-10-31' }),
  evidence('restored-and-listed', 'trial of a copy.pdf', { expiresOn: '2027-10-31' }),
];

function evidence(question: string, name: string, more: Partial<EvidenceView> = {}): EvidenceView {
  return {
    id: `e-${question}`,
    question,
    name,
    type: 'application/pdf',
    bytes: 48_213,
    sha256: Buffer.from(question.padEnd(32, '.').slice(0, 32)).toString('hex'),
    datedOn: '2026-10-12',
    expiresOn: null,
    uploadedAt: '2026-11-06T09:00:00.000Z',
    by: 'company',
    ...more,
  };
}

export interface AuditCase {
  firm?: string;
  name?: string;
  vatNumber?: string | null;
  /** Null: a draft. */
  signedOff?: AuditReportInput['audit']['signedOff'];
  declared?: Answers;
  /** Question → what was found otherwise than declared. */
  found?: Record<string, Omit<Verified, 'on'>>;
  conclusions?: Partial<Conclusions>;
  inventory?: InventoryItem[];
  evidence?: EvidenceView[];
  consultant?: Partial<AuditReportInput['consultant']>;
  corrects?: string | null;
}

/** What the service would give to `buildAuditReport` for this firm and consultant. */
export function auditInput(given: AuditCase = {}): AuditReportInput {
  const firm = auditedFirm(given.firm ?? 'goldsmith-arezzo');
  const { profile } = firm;
  const declared = given.declared ?? firm.answers;
  const facts = profileFacts(profile);
  const verified = verifiedFrom(firm.answers, given.found ?? FOUND_OTHERWISE);
  const values = Object.fromEntries(Object.entries(verified).map(([id, { value }]) => [id, value]));
  const results = {
    declared: score(audit.definition, declared, facts),
    verified: score(audit.definition, values, facts),
  };
  const signedOff = given.signedOff === undefined ? { on: DAY, stage: 1 } : given.signedOff;
  const accredited = given.consultant?.accredited ?? true;
  const assessment = { assessedOn: DAY, accredited, stage: signedOff?.stage ?? null };
  return {
    model,
    stages,
    instrument: audit.instrument,
    definition: audit.definition,
    survey: audit.survey,
    catalogue,
    profile,
    provinceName: 'Arezzo',
    firm: { name: given.name ?? firm.name, vatNumber: given.vatNumber ?? null },
    consultant: {
      name: 'Giulia Bianchi',
      organisation: 'Studio Innovazione',
      accreditation: { body: 'Regione Toscana', number: 'RT-7', validUntil: '2027-12-31' },
      accredited: true,
      ...given.consultant,
    },
    engagement: {
      id: '7b1c1d60-8f0a-4c52-9f2e-0d6d3a6a51f0',
      tasks: ['technological-audit'],
      scope: 'Casting and polishing first.',
      from: '2026-11-01',
      until: '2027-06-30',
      accepted: { company: '2026-10-28', consultant: '2026-10-27' },
    },
    audit: {
      id: '0d9f8f0e-5a3c-4b52-8a54-6f1f5a0c7d11',
      point: 'T0',
      declared,
      verified,
      inventory: given.inventory ?? INVENTORY,
      conclusions: { ...CONCLUSIONS, ...given.conclusions },
      evidence: given.evidence ?? EVIDENCE,
      results,
      stageProposal: proposeStage(stages, results.verified),
      signedOff,
      corrects: given.corrects ?? null,
    },
    routing: route({
      model,
      catalogue,
      result: results.verified,
      profile,
      assessment,
      today: DAY,
    }),
    day: DAY,
  };
}

function verifiedFrom(
  answers: Answers,
  found: Record<string, Omit<Verified, 'on'>>,
): Record<string, Verified> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      { value, ...found[id], on: '2026-11-06' } satisfies Verified,
    ]),
  );
}

export function auditReport(given: AuditCase = {}, language: Language = 'en'): PrintedDocument {
  return buildAuditReport(auditInput(given), auditTexts(language));
}
