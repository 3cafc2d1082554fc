import { useLanguage } from './language.ts';

/** A day such as 2026-05-03, or the day of a moment by Italy's calendar, in words of the language in use. */
export function useDay(): (when: string) => string {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'Europe/Rome',
  });
  return (when) => {
    // Noon: a day alone stays the same day in Rome.
    const said = format.format(new Date(when.length === 10 ? `${when}T12:00Z` : when));
    // As in the reports: Italian counts the first day of a month, "1º maggio".
    return language === 'it' ? said.replace(/^1 /, '1º ') : said;
  };
}
