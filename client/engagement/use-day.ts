import { useLanguage } from '../ui/language.ts';

/** Writes days (`YYYY-MM-DD`) and moments as people read them, by Italy's calendar. */
export function useDay(): { day: (text: string) => string } {
  const language = useLanguage();
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Europe/Rome' });
  // Noon: a day alone stays the same day in Rome.
  return { day: (text) => format.format(new Date(text.length === 10 ? `${text}T12:00Z` : text)) };
}
