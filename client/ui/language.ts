import { createContext, use } from 'react';
import type { Language, Text } from '../../scoring/definition.ts';

export const LanguageContext = createContext<Language>('it');

/** The language in use. */
export function useLanguage(): Language {
  return use(LanguageContext);
}

/** Picks the text of the language in use. */
export function usePick(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
