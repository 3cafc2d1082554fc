import type { Language } from '../../scoring/definition.ts';
import { useLanguage } from './language.ts';

/** Writes days or moments. As in the reports, Italian counts the first day of a month: "1º maggio". */
export function dateWriter(
  language: Language,
  look: Intl.DateTimeFormatOptions,
): (when: Date) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, look);
  return (when) => {
    const said = format.format(when);
    return language === 'it' ? said.replace(/^1 /, '1º ') : said;
  };
}

/** A day such as 2026-05-03, or the day of a moment by Italy's calendar, in words of the language in use. */
export function useDay(): (when: string) => string {
  const write = dateWriter(useLanguage(), { dateStyle: 'long', timeZone: 'Europe/Rome' });
  // Noon: a day alone stays the same day in Rome.
  return (when) => write(new Date(when.length === 10 ? `${when}T12:00Z` : when));
}
