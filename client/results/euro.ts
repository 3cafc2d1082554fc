/**
 * "12.500", "12,500", "7500,50" and "7500.50" → cents; null for anything else. The last mark before one or two digits is the decimal one.
 * @param most the largest sum that is taken, in cents
 */
export function readEuro(typed: string, most = 1e12): number | null {
  const text = typed.replaceAll(/[\s€']/g, '');
  const match = /^(\d{1,3}(?:[.,]?\d{3})*|\d+)(?:[.,](\d{1,2}))?$/.exec(text);
  if (!match) return null;
  const euro = Number((match[1] ?? '').replaceAll(/[.,]/g, ''));
  const cents = euro * 100 + Number((match[2] ?? '0').padEnd(2, '0'));
  return cents <= most ? cents : null;
}
