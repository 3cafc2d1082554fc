import { useTranslation } from 'react-i18next';

const KNOWN = ['first-level', 'advanced', 'technological-audit'] as const;

/** What people call an instrument. */
export function useInstrumentName(): (instrument: string) => string {
  const { t } = useTranslation('company');
  return (instrument) => t(`instruments.${KNOWN.find((known) => known === instrument) ?? 'other'}`);
}
