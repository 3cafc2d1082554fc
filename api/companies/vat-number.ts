import { isItalianVatNumber } from '../../scoring/profile.ts';

export interface VatNumber {
  /** As typed; an Italian one as its eleven digits. */
  shown: string;
  /** The same for one number however it is typed. */
  key: string;
}

const SEPARATORS = /[\s./-]/g;
/** What the numbers of all countries have in common; their check digits are not looked at. */
const ANY_NUMBER = /^[0-9A-Z+*]{4,14}$/;

/** A VAT number with or without its country's prefix; null if it cannot be one, an Italian one by its check digit. */
export function readVatNumber(country: string, typed: string): VatNumber | null {
  const whole = typed.toUpperCase().replace(SEPARATORS, '');
  // VAT numbers write EL where ISO writes GR.
  const prefix = country === 'GR' ? 'EL' : country;
  const bare = whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
  const isRight = country === 'IT' ? isItalianVatNumber(bare) : ANY_NUMBER.test(bare);
  if (!isRight) return null;
  return { shown: country === 'IT' ? bare : typed, key: `${prefix}${bare}` };
}
