import { useLanguage } from './language.ts';

/** Names in a sentence: “Arezzo e Firenze”, or with `or` “Arezzo o Firenze”. */
export function useList(word: 'and' | 'or' = 'and'): (names: string[]) => string {
  const language = useLanguage();
  const list = new Intl.ListFormat(language, {
    type: word === 'and' ? 'conjunction' : 'disjunction',
  });
  return (names) => list.format(names);
}
