import type { SendMail } from '../contract.ts';
import type { Language } from '../../scoring/definition.ts';

/** A mail in one language; `link` is the only thing that differs between two of a kind. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

interface Words {
  subject: string;
  greeting: string;
  before: string;
  /** Text of the link in the HTML part. */
  action: string;
  after: string[];
  ending: string;
}

const WORDS: Record<Language, Record<SendMail['kind'], Words>> = {
  en: {
    resume: {
      subject: 'Your link to go on with the Meridiana questionnaire',
      greeting: 'Good day,',
      before: 'with this link you go on where you stopped, on any device:',
      action: 'Go on with the questionnaire',
      after: [
        'Whoever has this link can read and change your answers: pass it on only to people who answer with you.',
        'A questionnaire that is not submitted is deleted twelve months after the last change.',
        'You did not ask for this message? Then someone mistyped an address: you need not do anything.',
      ],
      ending: 'Meridiana',
    },
    report: {
      subject: 'Your Meridiana report',
      greeting: 'Good day,',
      before: 'your report is attached as a PDF. The same report on the web, to read only:',
      action: 'Open the report',
      after: [
        'Whoever has this link can read the report. You can end the link at any time on the results page.',
        'You did not ask for this message? Then someone mistyped an address: please delete it.',
      ],
      ending: 'Meridiana',
    },
  },
  it: {
    resume: {
      subject: 'Il link per riprendere il questionario Meridiana',
      greeting: 'Buongiorno,',
      before: 'con questo link riprende da dove si era fermato, da qualsiasi dispositivo:',
      action: 'Riprendi il questionario',
      after: [
        'Chi ha questo link può leggere e modificare le risposte: lo dia solo a chi risponde insieme a lei.',
        'Un questionario non inviato viene cancellato dodici mesi dopo l’ultima modifica.',
        'Non ha chiesto questo messaggio? Qualcuno ha sbagliato indirizzo: non deve fare nulla.',
      ],
      ending: 'Meridiana',
    },
    report: {
      subject: 'Il suo rapporto Meridiana',
      greeting: 'Buongiorno,',
      before: 'il rapporto è allegato in PDF. Lo stesso rapporto sul web, in sola lettura:',
      action: 'Apri il rapporto',
      after: [
        'Chi ha questo link può leggere il rapporto. Può disattivare il link in ogni momento dalla pagina dei risultati.',
        'Non ha chiesto questo messaggio? Qualcuno ha sbagliato indirizzo: per favore lo cancelli.',
      ],
      ending: 'Meridiana',
    },
  },
};

/** Writes a mail as plain text and HTML. Nothing that anybody typed is in it. */
export function writeMail(kind: SendMail['kind'], language: Language, link: string): MailText {
  const { subject, greeting, before, action, after, ending } = WORDS[language][kind];
  return {
    subject,
    text: [greeting, before, link, ...after, ending].join('\n\n'),
    html: [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${subject}</title></head><body>`,
      `<p>${greeting}</p><p>${before}</p><p><a href="${link}">${action}</a></p>`,
      ...after.map((paragraph) => `<p>${paragraph}</p>`),
      `<p>${ending}</p></body></html>`,
    ].join('\n'),
  };
}
