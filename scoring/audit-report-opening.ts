/** First page and engagement: whose audit, by whom, under which assignment, and where the firm stands in short. */
import type { AuditContext } from './audit-report-context.ts';
import type { EngagementFacts } from './audit-report-input.ts';
import { trackSentence } from './audit-report-tracks.ts';
import { listOf, paragraphsOf, plain, section, strong } from './document-text.ts';
import type { Block, Section } from './document.ts';
import { overallReport } from './report-scores.ts';

/** Areas named in short; the section on priorities has them all. */
const MOST_NAMED = 3;

export function opening(context: AuditContext, priorities: string[]): Block[] {
  const { words, input, verified } = context;
  const { conclusions } = input.audit;
  const first = priorities.slice(0, MOST_NAMED).flatMap((id) => context.areas.get(id)?.name ?? []);
  const overall = overallReport(verified);
  return [
    facts(context),
    strong(statusSentence(context)),
    section(words.say('audit.short'), [
      { kind: 'paragraph', text: overall.headline, style: 'lead' },
      ...listOf([
        ...(overall.holdBack === null ? [] : [overall.holdBack]),
        trackSentence(context),
        ...(first.length > 0 ? [words.say('audit.short.first', { areas: words.list(first) })] : []),
      ]),
      ...paragraphsOf(conclusions.summary).map(plain),
    ]),
  ];
}

function facts(context: AuditContext): Block {
  const { words, input } = context;
  const { firm, consultant, audit, instrument } = input;
  const lines: [string, string | null][] = [
    ['firm', firm.name],
    ['consultant', consultant.name],
    ['vat', firm.vatNumber ?? words.say('audit.not-given')],
    ['organisation', consultant.organisation],
    ['point', words.say(`audit.point.${audit.point}`)],
    ['accreditation', accreditation(context)],
    ['version', words.say('audit.version', { version: String(instrument.version) })],
    ['corrects', audit.corrects],
  ];
  return {
    kind: 'facts',
    facts: lines.flatMap(([key, value]) =>
      value === null ? [] : [{ label: words.say(`audit.fact.${key}`), value }],
    ),
  };
}

function accreditation({ words, input }: AuditContext): string {
  const { accreditation: held } = input.consultant;
  if (held === null) return words.say('audit.no-accreditation');
  const { body, number, validUntil } = held;
  return words.say('audit.accreditation', { body, number, day: words.day(validUntil) });
}

function statusSentence({ words, input }: AuditContext): string {
  const { signedOff } = input.audit;
  if (signedOff === null) return words.say('audit.status.draft', { day: words.day(input.day) });
  const { name, accredited } = input.consultant;
  const signed = words.say('audit.status.signed', { name, day: words.day(signedOff.on) });
  return `${signed} ${words.say(accredited ? 'audit.status.accredited' : 'audit.status.not-accredited')}`;
}

/** The assignment: who asked whom for what, and from when to when. */
export function engagementSection(
  { words, input }: AuditContext,
  engagement: EngagementFacts,
): Section {
  const { firm, consultant } = input;
  const { company, consultant: consultantOn } = engagement.accepted;
  const accepted =
    company !== null && consultantOn !== null
      ? [
          words.say('audit.engagement.accepted', {
            company: words.day(company),
            consultant: words.day(consultantOn),
          }),
        ]
      : [];
  return section(words.say('audit.engagement'), [
    plain(
      words.say('audit.engagement.who', {
        firm: firm.name,
        consultant: consultant.name,
        organisation: consultant.organisation,
      }),
    ),
    ...listOf(engagement.tasks.map((task) => words.say(`audit.task.${task}`))),
    plain(
      [
        words.say('audit.engagement.days', {
          from: words.day(engagement.from),
          until: words.day(engagement.until),
        }),
        ...accepted,
        words.say('audit.engagement.number', { id: engagement.id }),
      ].join(' '),
    ),
    section(words.say('audit.engagement.scope'), paragraphsOf(engagement.scope).map(plain)),
  ]);
}
