/** The letter of assignment: what a firm and a consultant agree on, as both accepted it in the service. */
import type { EngagementView } from '../contract-companies.ts';
import type { Block, PrintedDocument, Section } from '../../scoring/document.ts';
import { paragraphsOf, plain, section, strong } from '../../scoring/document-text.ts';
import { createWording } from '../../scoring/report-wording.ts';
import type { ReportTexts, Wording } from '../../scoring/report-wording.ts';
import type { LetterPapers } from './audit-papers.ts';
import { momentInRome } from './moment.ts';

/** `day` is the document's date: that of the last acceptance, or of the proposal. */
export function buildLetter(papers: LetterPapers, texts: ReportTexts): PrintedDocument {
  const words = createWording(texts);
  const { engagement } = papers;
  const firm = firmName(engagement);
  const { name, organisation } = engagement.consultant;
  const proposed = !isAccepted(engagement);
  return {
    language: texts.language,
    kind: words.say('letter.kind'),
    title: words.say('letter.title', { firm }),
    subtitle: words.say('letter.subtitle', { firm, consultant: name, organisation }),
    subject: words.say('letter.subject'),
    day: dayOf(engagement),
    foot: words.say('letter.foot', { id: engagement.id }),
    mark: proposed ? words.say('letter.mark') : null,
    opening: opening(words, engagement, proposed),
    sections: [
      section(words.say('letter.parties'), [parties(words, papers)]),
      section(words.say('letter.task'), task(words, engagement)),
      section(words.say('letter.time'), [days(words, engagement), plain(words.say('letter.end'))]),
      duties(words, 'letter.duties-consultant', CONSULTANT_DUTIES),
      duties(words, 'letter.duties-firm', FIRM_DUTIES),
      duties(words, 'letter.data', DATA),
      section(words.say('letter.money'), [plain(words.say('letter.fee'))]),
      section(words.say('letter.acceptance'), acceptance(words, engagement)),
    ],
  };
}

const CONSULTANT_DUTIES = ['evidence', 'confidential', 'secrets', 'interest', 'own-work'].map(
  (id) => `letter.duty.${id}`,
);
const FIRM_DUTIES = ['truth', 'access', 'correct'].map((id) => `letter.duty.${id}`);
const DATA = ['reach', 'notes', 'protection', 'after'].map((id) => `letter.data.${id}`);

function isAccepted({ accepted }: EngagementView): boolean {
  return accepted.company !== null && accepted.consultant !== null;
}

/** The company that accepted, or the name that the consultant wrote in the proposal. */
function firmName({ company, firm }: EngagementView): string {
  return company?.name ?? firm;
}

function dayOf({ accepted, createdAt, ended }: EngagementView): string {
  const last = [createdAt, accepted.company, accepted.consultant]
    .filter((instant) => instant !== null)
    .toSorted()
    .at(-1);
  return ended?.on ?? momentInRome(last ?? createdAt).day;
}

function opening(words: Wording, { ended }: EngagementView, proposed: boolean): Block[] {
  const end =
    ended === null
      ? []
      : [strong(words.say(`letter.ended.${ended.by}`, { day: words.day(ended.on) }))];
  if (proposed) return end.length > 0 ? end : [plain(words.say('letter.proposed'))];
  return [plain(words.say('letter.in-force')), ...end];
}

function parties(words: Wording, { engagement, vatNumber, accreditation }: LetterPapers): Block {
  const accredited = accreditation
    ? words.say('letter.accredited', {
        body: accreditation.body,
        number: accreditation.number,
        day: words.day(accreditation.validUntil),
      })
    : words.say('letter.not-accredited');
  const { name, organisation } = engagement.consultant;
  return {
    kind: 'facts',
    facts: [
      ['letter.firm', firmName(engagement)] as const,
      ['letter.consultant', name] as const,
      ['letter.vat', vatNumber ?? words.say('letter.not-given')] as const,
      ['letter.organisation', organisation] as const,
      ['letter.accreditation', accredited] as const,
    ].map(([key, value]) => ({ label: words.say(key), value })),
  };
}

function task(words: Wording, { tasks, scope }: EngagementView): Block[] {
  return [
    { kind: 'list', items: tasks.map((id) => words.say(`letter.task.${id}`)) },
    section(words.say('letter.scope'), paragraphsOf(scope).map(plain)),
  ];
}

function days(words: Wording, { from, until }: EngagementView): Block {
  return strong(words.say('letter.days', { from: words.day(from), until: words.day(until) }));
}

function acceptance(
  words: Wording,
  { id, company, consultant, accepted, ...more }: EngagementView,
) {
  const row = (side: string, who: string, at: string | null, number: string) => [
    words.say(side),
    who,
    moment(words, at),
    number,
  ];
  const firm = company?.name ?? more.firm;
  const table: Block = {
    kind: 'table',
    columns: [
      { title: words.say('letter.column.side'), share: 1.8 },
      { title: words.say('letter.column.who'), share: 3.6 },
      { title: words.say('letter.column.when'), share: 3 },
      { title: words.say('letter.column.id'), share: 4.6 },
    ],
    rows: [
      row('letter.firm', firm, accepted.company, company?.id ?? id),
      row('letter.consultant', consultant.name, accepted.consultant, consultant.account),
    ],
  };
  return [plain(words.say('letter.accepted-how')), table];
}

function moment(words: Wording, instant: string | null): string {
  if (instant === null) return words.say('letter.not-yet');
  const { day, time } = momentInRome(instant);
  return words.say('letter.moment', { day: words.day(day), time });
}

function duties(words: Wording, title: string, keys: string[]): Section {
  return section(words.say(title), [{ kind: 'list', items: keys.map((key) => words.say(key)) }]);
}
