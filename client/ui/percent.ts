import { useLanguage } from './language.ts';

/** A share as the language writes it, such as "33.3%", in Italian "33,3 %". */
export function usePercent(decimals = 0): (share: number) => string {
  const language = useLanguage();
  const format = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: decimals,
  });
  // The browser's Italian leaves no space; documents and texts have one, which never breaks here.
  return (share) =>
    language === 'it' ? format.format(share).replace('%', '\u00a0%') : format.format(share);
}
