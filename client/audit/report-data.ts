import type { CatalogueView } from '../../api/contract.ts';
import { type AuditContext, createAuditContext } from '../../scoring/audit-report-context.ts';
import type { AuditContent } from '../../scoring/audit-report-input.ts';
import type { Language, Stages } from '../../scoring/definition.ts';
import { createWording, type ReportTexts, type Wording } from '../../scoring/report-wording.ts';
import type { Routing } from '../../scoring/result.ts';
import { route } from '../../scoring/route.ts';
import { api } from '../api.ts';
import { readOrCopy } from '../offline/copies.ts';
import { loadProfileLists, type ProfileLists } from '../profile/profile-lists.ts';
import { loadReportTexts } from '../results/results-data.ts';
import { todayInRome } from '../results/today.ts';
import type { Room } from './audit-context.ts';

/** What the results are made from beside the audit: the same words and figures as in the report on paper. */
export interface ReportData {
  texts: ReportTexts;
  words: Wording;
  stages: Stages;
  catalogue: CatalogueView;
  lists: ProfileLists;
}

const AUDIT_TEXTS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('../../questionnaires/model/v1/audit-report.en.json'),
  it: () => import('../../questionnaires/model/v1/audit-report.it.json'),
};

export async function loadReportData(language: Language): Promise<ReportData> {
  const [survey, audit, stages, catalogue, lists] = await Promise.all([
    loadReportTexts(language),
    AUDIT_TEXTS[language](),
    import('../../questionnaires/model/v1/acatech.json'),
    readOrCopy('catalogue', api.catalogue),
    readOrCopy('profile-lists', loadProfileLists),
  ]);
  const own = audit.default as ReportTexts;
  const texts = { language, texts: { ...survey.texts, ...own.texts } };
  return {
    texts,
    words: createWording(texts),
    stages: stages.default as unknown as Stages,
    catalogue,
    lists,
  };
}

/** Offers as they were judged at the sign-off; before it by today. Null before there is a result. */
export function routingOf({ audit, session }: Room, { catalogue }: ReportData): Routing | null {
  if (audit.offers || !audit.results) return audit.offers;
  const today = todayInRome();
  const accredited = audit.consultant.accredited === 'valid';
  return route({
    model: session.view.model,
    catalogue,
    result: audit.results.verified,
    profile: audit.profile,
    assessment: { assessedOn: today, accredited, stage: null },
    today,
  });
}

/** What the parts of the report are made from; null before the audit is verified. */
export function contextOf(room: Room, data: ReportData): AuditContext | null {
  const { audit, session } = room;
  const routing = routingOf(room, data);
  if (!audit.results || !routing) return null;
  const { definition, model, survey, processes } = session.view;
  const { profile, signedOff } = audit;
  const { activities, provinces } = data.lists;
  const activity = activities.find(({ code }) => code === profile.nace);
  const content: AuditContent = {
    model,
    stages: data.stages,
    instrument: {
      title: survey.title,
      version: audit.version,
      questions: definition.questions.map(({ id }) => ({ id, process: processes[id] })),
    },
    definition,
    survey,
    catalogue: data.catalogue,
    profile,
    activityTitle: activity?.title[data.texts.language],
    provinceName: provinces.find(({ code }) => code === profile.nuts3)?.name,
    firm: { name: audit.company.name, vatNumber: null },
    consultant: {
      name: signedOff?.name ?? audit.consultant.name,
      organisation: audit.consultant.organisation,
      accreditation: signedOff?.accreditation ?? null,
      accredited: signedOff?.accredited ?? audit.consultant.accredited === 'valid',
    },
    audit: {
      id: audit.id,
      point: audit.point,
      declared: audit.declared.value,
      verified: audit.verified.value,
      inventory: audit.inventory.value,
      conclusions: audit.conclusions.value,
      evidence: audit.evidence,
      results: audit.results,
      stageProposal: audit.stageProposal,
      signedOff,
      corrects: audit.corrects,
    },
    routing,
    day: signedOff?.on ?? todayInRome(),
  };
  return createAuditContext(content, data.texts);
}
