/** Finds a firm's activity by the words its owner uses, or by its code. */
import MiniSearch from 'minisearch';
import type { ActivityView } from '../../api/contract.ts';
import type { Language } from '../../scoring/definition.ts';

interface Entry {
  code: string;
  words: string;
  title: string;
  /** The other language's words: many owners know their trade's name in one language only. */
  other: string;
}

const STOP_WORDS = new Set(
  'a ad al and by con da dei del della di e ed for i il in la le lo noi of per the un we with'.split(
    ' ',
  ),
);
const CODE = /^(?:(?:ateco|nace)\s+)?(?:[a-u]\s?)?(\d[\d.]*)$/;

const indexes = new WeakMap<readonly ActivityView[], Map<Language, MiniSearch<Entry>>>();

/**
 * At most `limit` activities, best first; none when nothing fits. Accents, capitals, plurals and small slips do not matter.
 * A code of two to six digits, with or without dots, finds that activity, those below it, or else the one above it.
 */
export function searchActivities(
  activities: readonly ActivityView[],
  query: string,
  language: Language,
  limit = 8,
): ActivityView[] {
  const wanted = fold(query).trim();
  const code = CODE.exec(wanted)?.[1];
  if (code !== undefined) return byCode(activities, code).slice(0, limit);
  const byId = new Map(activities.map((activity) => [activity.code, activity]));
  const found = search(indexOf(activities, language), wanted).flatMap((id) => byId.get(id) ?? []);
  const named = (activity: ActivityView) =>
    activity.words[language].some((word) => fold(word) === wanted);
  return [...found.filter(named), ...found.filter((activity) => !named(activity))].slice(0, limit);
}

/** One slip in four letters; words of up to three letters as they are. */
const fuzzy = (term: string): number | false => (term.length > 3 ? 0.25 : false);

/** Codes in order: activities with every word, or else with every word but for slips, or else with any of the words. */
function search(index: MiniSearch<Entry>, query: string): string[] {
  const exact = index.search(query, { combineWith: 'AND' });
  const close = exact.length > 0 ? exact : index.search(query, { combineWith: 'AND', fuzzy });
  const hits = close.length > 0 ? close : index.search(query, { fuzzy });
  return hits.map((hit) => String(hit.id));
}

function byCode(activities: readonly ActivityView[], code: string): ActivityView[] {
  // Italian ATECO codes go on for six digits; the first four are the NACE class.
  const digits = code.replaceAll('.', '').slice(0, 4);
  const below = activities.filter((activity) => digitsOf(activity).startsWith(digits));
  return below.length > 0
    ? below
    : activities.filter((activity) => digits.startsWith(digitsOf(activity)));
}

function digitsOf(activity: ActivityView): string {
  return activity.code.replaceAll('.', '');
}

function indexOf(activities: readonly ActivityView[], language: Language): MiniSearch<Entry> {
  const byLanguage = indexes.get(activities) ?? new Map<Language, MiniSearch<Entry>>();
  indexes.set(activities, byLanguage);
  const index = byLanguage.get(language) ?? buildIndex(activities, language);
  byLanguage.set(language, index);
  return index;
}

function buildIndex(activities: readonly ActivityView[], language: Language): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    idField: 'code',
    fields: ['words', 'title', 'other'],
    processTerm: readTerm,
    searchOptions: {
      boost: { words: 3, title: 2, other: 0.5 },
      prefix: (term) => term.length > 1,
      maxFuzzy: 2,
    },
  });
  index.addAll(activities.map((activity) => entryOf(activity, language)));
  return index;
}

function entryOf({ code, title, words }: ActivityView, language: Language): Entry {
  return {
    code,
    title: title[language],
    words: words[language].join(' '),
    other: words[language === 'it' ? 'en' : 'it'].join(' '),
  };
}

/** The term without accents and without the ending that changes with number and gender; null for words that say nothing. */
function readTerm(term: string): string | null {
  const folded = fold(term);
  if (STOP_WORDS.has(folded)) return null;
  const singular = folded.length > 3 && /[^s]s$/.test(folded) ? folded.slice(0, -1) : folded;
  return singular.length > 3 ? singular.replace(/[aeiou]$/, '') : singular;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}
