import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../scoring/definition.ts';
import type texts from './text/it.json';
import type { FrameTexts } from './ui/frame.tsx';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof texts };
  }
}

export const LANGUAGES: readonly Language[] = ['it', 'en'];

/** Each language is a file of its own, loaded when it is first needed. */
const LOADERS = {
  it: () => Promise.all([import('./text/it.json'), import('./text/frame.it.json')]),
  en: () => Promise.all([import('./text/en.json'), import('./text/frame.en.json')]),
};
const frames = new Map<Language, FrameTexts>();

export function isLanguage(value: string | undefined): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Loads a language if need be and makes it the one in use. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next
      .use(initReactI18next)
      .init({ lng: language, resources: {}, interpolation: { escapeValue: false } });
  }
  if (!frames.has(language)) {
    const [texts, frame] = await LOADERS[language]();
    i18next.addResourceBundle(language, 'translation', texts.default);
    frames.set(language, frame.default);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Texts of header and footer; the language must be loaded. */
export function frameTexts(language: Language): FrameTexts {
  const texts = frames.get(language);
  if (!texts) throw new Error(`Texts of ${language} are not loaded`);
  return texts;
}
