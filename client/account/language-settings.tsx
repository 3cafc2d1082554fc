import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../scoring/definition.ts';
import { LANGUAGES } from '../i18n.ts';
import { Field } from '../ui/fields.tsx';
import { Said } from '../ui/said.tsx';
import { accountApi } from './account-api.ts';
import { AccountForm } from './account-form.tsx';
import { useOwn } from './signed-in.tsx';
import { useSending } from './use-sending.ts';

/** In which language the service writes to the person. */
export function LanguageSettings() {
  const { t } = useTranslation('account');
  const { account, refresh } = useOwn();
  const [language, setLanguage] = useState<Language>(account.language);
  const [saved, setSaved] = useState(false);
  const sending = useSending({
    check: () => [],
    async send() {
      setSaved(false);
      await accountApi.changeLanguage(language);
      await refresh();
      setSaved(true);
    },
  });
  return (
    <section className="panel" aria-labelledby="language-settings">
      <h2 id="language-settings">{t('settings.language')}</h2>
      <AccountForm sending={sending} submitText={t('settings.languageSubmit')} secondary>
        <Field
          name="language"
          label={t('settings.languageLabel')}
          hint={t('settings.languageText')}
        >
          {(attributes) => (
            <select
              {...attributes}
              value={language}
              onChange={(event) => setLanguage(event.target.value as Language)}
            >
              {LANGUAGES.map((each) => (
                <option key={each} value={each}>
                  {t(`settings.languages.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </AccountForm>
      <Said className={saved ? 'said-good' : ''}>{saved && t('settings.languageSaved')}</Said>
    </section>
  );
}
