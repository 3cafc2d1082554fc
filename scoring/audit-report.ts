/**
 * `buildAuditReport()`: the report of a technological audit as a document. Every sentence is made here; PDF and DOCX
 * only set it. Before the sign-off it is a draft and says so on every page.
 */
import { evidenceAnnex, indicatorAnnex } from './audit-report-annex.ts';
import { createAuditContext } from './audit-report-context.ts';
import { findingsSection } from './audit-report-findings.ts';
import type { AuditReportInput } from './audit-report-input.ts';
import { inventorySection } from './audit-report-inventory.ts';
import { methodSection } from './audit-report-method.ts';
import { offersSection } from './audit-report-offers.ts';
import { engagementSection, opening } from './audit-report-opening.ts';
import { planSection, prioritiesSection, priorityOrder } from './audit-report-plan.ts';
import { stageSection } from './audit-report-stage.ts';
import { tracksSection } from './audit-report-tracks.ts';
import { section } from './document-text.ts';
import type { PrintedDocument, Section } from './document.ts';
import { firmFacts } from './report-notes.ts';
import type { ReportTexts } from './report-wording.ts';

export type { AuditReportInput } from './audit-report-input.ts';

/**
 * The whole report in the language of `texts`: those of the report of a survey together with those of the audit.
 * Throws when a text or one of its values is missing.
 */
export function buildAuditReport(input: AuditReportInput, texts: ReportTexts): PrintedDocument {
  const context = createAuditContext(input, texts);
  const { words } = context;
  const { audit, firm, day } = input;
  const signed = audit.signedOff !== null;
  const point = words.say(`audit.point.${audit.point}`);
  const parts = [
    engagementSection(context, input.engagement),
    methodSection(context),
    section(words.say('audit.firm'), [{ kind: 'facts', facts: firmFacts(context.verified) }]),
    tracksSection(context),
    findingsSection(context),
    inventorySection(context),
    prioritiesSection(context),
    planSection(context),
    stageSection(context),
    offersSection(context),
  ];
  return {
    language: texts.language,
    kind: words.say('audit.kind'),
    title: words.say('audit.title', { firm: firm.name }),
    subtitle: words.say(signed ? 'audit.subtitle.signed' : 'audit.subtitle.draft', {
      point,
      day: words.day(day),
    }),
    subject: words.say('audit.subject'),
    day,
    foot: words.say('audit.foot', { id: audit.id }),
    mark: signed ? null : words.say('audit.mark'),
    opening: opening(context, priorityOrder(context)),
    cover: true,
    sections: [
      ...parts.map((part, index) => numbered(part, String(index + 1))),
      numbered(indicatorAnnex(context), words.say('audit.annex', { letter: 'A' })),
      numbered(evidenceAnnex(context), words.say('audit.annex', { letter: 'B' })),
    ],
  };
}

function numbered(part: Section, number: string): Section {
  return { ...part, title: `${number}. ${part.title}` };
}
