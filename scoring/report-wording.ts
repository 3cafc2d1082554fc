/**
 * Filling sentence templates and writing numbers, sums and days. All words and marks come from the texts of one
 * language, never from the host's locale data: server and browser write the same sentence, byte for byte.
 */
import type { Language, Text } from './definition.ts';
import { elide } from './elision.ts';

/** `{name}` is filled; the two-part form is chosen by the value `count` (one, or anything else). */
export type Template = string | { one: string; other: string };
/** `questionnaires/model/v<n>/report.<language>.json`: every word the report adds to model, survey and catalogue. */
export interface ReportTexts {
  language: Language;
  texts: Record<string, Template>;
}
export type Values = Record<string, string | number>;

export interface Wording {
  language: Language;
  /** The filled text. Throws when the key or a value is missing: a report with a hole must not leave the house. */
  say(key: string, values?: Values): string;
  /** The text of a key, or null when there is none (for words that only some ids need). */
  find(key: string, values?: Values): string | null;
  pick(text: Text): string;
  /** One decimal place, rounded half up: 2.25 → "2.3". */
  score(points: number): string;
  /** As `score`, without a decimal that is zero. */
  points(points: number): string;
  whole(value: number): string;
  /** Integer cents: 1250000 → "12,500 €"; cents are written only when there are any. */
  money(cents: number): string;
  /** Thousandths: 600 → "60 %". */
  rate(thousandths: number): string;
  /** `YYYY-MM-DD` → "20 November 2026". */
  day(day: string): string;
  list(items: string[]): string;
}

export function createWording({ language, texts }: ReportTexts): Wording {
  const find = (key: string, values: Values = {}): string | null => {
    const template = texts[key];
    return template === undefined ? null : fill(choose(template, values), values, key, grouped);
  };
  const say = (key: string, values: Values = {}): string => {
    const text = find(key, values);
    if (text === null) throw new Error(`The report has no text “${key}” in ${language}`);
    return text;
  };
  const mark = (key: string): string => {
    const template = texts[key];
    if (typeof template !== 'string')
      throw new Error(`The report has no text “${key}” in ${language}`);
    return template;
  };
  const grouped = (value: number): string =>
    String(value).replace(/\B(?=(\d{3})+$)/g, mark('notation.thousands'));
  const decimal = (whole: number, rest: string): string =>
    `${grouped(whole)}${mark('notation.decimal')}${rest}`;
  const score = (points: number): string => {
    const tenths = roundHalfUp(points * 10);
    return decimal(Math.floor(tenths / 10), String(tenths % 10));
  };
  return {
    language,
    say,
    find,
    pick: (text) => text[language],
    score,
    points: (points) =>
      roundHalfUp(points * 10) % 10 === 0 ? grouped(roundHalfUp(points)) : score(points),
    whole: grouped,
    money: (cents) => say('notation.money', { amount: amountOf(cents, grouped, decimal) }),
    rate: (thousandths) =>
      say('notation.rate', {
        amount:
          thousandths % 10 === 0
            ? grouped(thousandths / 10)
            : decimal(Math.floor(thousandths / 10), String(thousandths % 10)),
      }),
    day: (day) => dayText(day, say),
    list: (items) => listText(items, say),
  };
}

/** Half up for values that are never negative; the inner rounding takes off what binary fractions add. */
function roundHalfUp(value: number): number {
  return Math.floor(Math.round(value * 1e6) / 1e6 + 0.5);
}

function amountOf(
  cents: number,
  grouped: (value: number) => string,
  decimal: (whole: number, rest: string) => string,
): string {
  const euro = Math.floor(cents / 100);
  return cents % 100 === 0 ? grouped(euro) : decimal(euro, String(cents % 100).padStart(2, '0'));
}

function choose(template: Template, values: Values): string {
  if (typeof template === 'string') return template;
  return values['count'] === 1 ? template.one : template.other;
}

function fill(
  template: string,
  values: Values,
  key: string,
  grouped: (value: number) => string,
): string {
  return template.replace(/(\b\w+ )?\{(\w+)\}/g, (_, before: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text “${key}” needs a value for {${name}}`);
    const text = typeof value === 'number' ? grouped(value) : value;
    // Only where our article meets the value: what people wrote is left alone.
    return elide(`${before ?? ''}${text.slice(0, 3)}`) + text.slice(3);
  });
}

function dayText(day: string, say: Wording['say']): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const values = { day: String(Number(date)), month: say(`month.${Number(month)}`), year };
  return say(date === '01' ? 'notation.first-day' : 'notation.day', values);
}

function listText(items: string[], say: Wording['say']): string {
  if (items.length < 2) return items[0] ?? '';
  const first = items.slice(0, -1).join(say('list.comma'));
  const last = items.at(-1) ?? '';
  // Italian writes "ed" before an e.
  return say(/^e/i.test(last) ? 'list.last-before-e' : 'list.last', { first, last });
}

/**
 * Findings over the texts of several languages: a key or a placeholder that one has and another lacks, an empty
 * text, a two-part text without {count}. An empty list means that they fit each other.
 */
export function checkReportTexts(languages: ReportTexts[]): string[] {
  const keys = [...new Set(languages.flatMap(({ texts }) => Object.keys(texts)))].toSorted();
  return keys.flatMap((key) => {
    const missing = languages.filter(({ texts }) => texts[key] === undefined);
    if (missing.length > 0) return missing.map(({ language }) => `${key}: no text in ${language}`);
    const names = languages.map(({ texts }) => placeholdersOf(texts[key] ?? ''));
    const uneven = names.some((name) => name !== names[0]);
    const empty = languages.filter(({ texts }) =>
      partsOf(texts[key] ?? '').some((part) => part === ''),
    );
    return [
      ...(uneven
        ? [`${key}: the languages have different placeholders (${names.join(' / ')})`]
        : []),
      ...empty.map(({ language }) => `${key}: empty text in ${language}`),
    ];
  });
}

function partsOf(template: Template): string[] {
  return typeof template === 'string' ? [template] : [template.one, template.other];
}

/** Names of all placeholders but {count}, which the singular may spell out. */
function placeholdersOf(template: Template): string {
  const names = partsOf(template).flatMap((part) =>
    [...part.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)]
    .filter((name) => name !== 'count')
    .toSorted()
    .join(' ');
}
