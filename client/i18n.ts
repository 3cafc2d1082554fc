import i18next, { type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../scoring/definition.ts';
import { elide } from '../scoring/elision.ts';
import type account from './text/account.it.json';
import type admin from './text/admin.it.json';
import type audit from './text/audit.it.json';
import type company from './text/company.it.json';
import type consultant from './text/consultant.it.json';
import type deeper from './text/deeper.it.json';
import type engagement from './text/engagement.it.json';
import type privacy from './text/privacy.it.json';
import type plan from './text/plan.it.json';
import type programme from './text/programme.it.json';
import type region from './text/region.it.json';
import type texts from './text/it.json';
import type { FrameTexts } from './ui/frame.tsx';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: {
      translation: typeof texts;
      account: typeof account;
      admin: typeof admin;
      audit: typeof audit;
      company: typeof company;
      consultant: typeof consultant;
      deeper: typeof deeper;
      engagement: typeof engagement;
      region: typeof region;
      plan: typeof plan;
      programme: typeof programme;
      privacy: typeof privacy;
    };
  }
}

export const LANGUAGES: readonly Language[] = ['it', 'en'];

/** Each language is a file of its own, loaded when it is first needed. */
const LOADERS = {
  it: () => Promise.all([import('./text/it.json'), import('./text/frame.it.json')]),
  en: () => Promise.all([import('./text/en.json'), import('./text/frame.en.json')]),
};
/** Texts of the pages behind the sign-in: `useTranslation('audit')` loads `text/audit.<language>.json`. */
const FEATURES = {
  type: 'backend' as const,
  init() {},
  async read(language: string, feature: string): Promise<ResourceKey> {
    const texts = (await import(`./text/${feature}.${language}.json`)) as { default: ResourceKey };
    return texts.default;
  },
};
/** Texts are written with the whole article; before "8 marzo" it loses its vowel. */
const ELISION = {
  type: 'postProcessor' as const,
  name: 'elision',
  process: elide,
};
const frames = new Map<Language, FrameTexts>();

export function isLanguage(value: string | undefined): value is Language {
  return LANGUAGES.includes(value as Language);
}

/** Loads a language if need be and makes it the one in use. */
export async function loadLanguage(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next
      .use(FEATURES)
      .use(ELISION)
      .use(initReactI18next)
      .init({
        lng: language,
        ns: [],
        resources: {},
        partialBundledLanguages: true,
        interpolation: { escapeValue: false },
        postProcess: ELISION.name,
      });
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
