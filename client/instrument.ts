/** The instrument that these pages offer to new firms; an assessment keeps the version it was started with. */
export const INSTRUMENT = { id: 'first-level', version: 1 } as const;

/** Version of the privacy notice shown before the first question, as in the texts under `legal.privacy`. */
export const PRIVACY_NOTICE = '2026-11';
