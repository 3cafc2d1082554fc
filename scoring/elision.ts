/**
 * Italian drops the vowel of an article before a number that is said with one, such as otto, undici or ottanta:
 * "il 8 marzo" → "l’8 marzo", "dal 11 %" → "dall’11 %". All other text stays as it is.
 */
export function elide(text: string): string {
  return text
    .replace(/\b(da|a|de|ne|su)l (?=8|11(?!\d))/gi, '$1ll’')
    .replace(/\bil (?=8|11(?!\d))/g, 'l’')
    .replace(/\bIl (?=8|11(?!\d))/g, 'L’');
}
