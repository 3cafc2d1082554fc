import { dateWriter, useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';

/** Writes moments of the service as people read them, in the language in use. */
export function useMoment(): {
  day: (moment: string) => string;
  moment: (moment: string) => string;
} {
  const write = dateWriter(useLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return { day: useDay(), moment: (moment) => write(new Date(moment)) };
}
