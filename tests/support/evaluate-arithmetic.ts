/**
 * The value of a sum as documents write it: numbers, `+ − × ÷` and brackets, the usual precedence.
 * Throws on anything else.
 */
export function evaluateArithmetic(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[+−×÷()]/g) ?? [];
  if (tokens.join('') !== text.replaceAll(' ', '')) throw new Error(`not a sum: “${text}”`);
  let at = 0;
  const next = (...wanted: string[]) =>
    wanted.includes(tokens[at] ?? '') ? tokens[at++] : undefined;

  function sum(): number {
    let value = product();
    for (let sign = next('+', '−'); sign; sign = next('+', '−'))
      value = sign === '+' ? value + product() : value - product();
    return value;
  }
  function product(): number {
    let value = factor();
    for (let sign = next('×', '÷'); sign; sign = next('×', '÷'))
      value = sign === '×' ? value * factor() : value / factor();
    return value;
  }
  function factor(): number {
    if (!next('(')) return Number(tokens[at++]);
    const value = sum();
    if (!next(')')) throw new Error(`a bracket is open: “${text}”`);
    return value;
  }

  const value = sum();
  if (at !== tokens.length || Number.isNaN(value)) throw new Error(`not a sum: “${text}”`);
  return value;
}
