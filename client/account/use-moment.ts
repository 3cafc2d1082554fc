import { useLanguage } from '../ui/language.ts';

/** Writes moments of the service as people read them, in the language in use. */
export function useMoment(): {
  day: (moment: string) => string;
  moment: (moment: string) => string;
} {
  const language = useLanguage();
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const full = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    day: (moment) => day.format(new Date(moment)),
    moment: (moment) => full.format(new Date(moment)),
  };
}
