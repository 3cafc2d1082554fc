import type { Language } from '../../scoring/definition.ts';

type Kind = 'account' | 'company';

const HEAD: Record<Kind, Record<Language, string>> = {
  account: {
    en: 'All data that Meridiana keeps about your account, as of {day}.',
    it: 'Tutti i dati che Meridiana conserva sul vostro account, al {day}.',
  },
  company: {
    en: 'All data that Meridiana keeps about your company, as of {day}.',
    it: 'Tutti i dati che Meridiana conserva sulla vostra impresa, al {day}.',
  },
};

const FILES: Record<Kind, Record<string, Record<Language, string>>> = {
  account: {
    'account.json': {
      en: 'address, language, roles, regions and calls in your hands, digital identities, notices seen, consents',
      it: 'indirizzo, lingua, ruoli, regioni e bandi a voi affidati, identità digitali, informative viste, consensi',
    },
    'sessions.json': {
      en: 'from which browsers you are signed in',
      it: 'da quali browser siete collegati',
    },
    'companies.json': {
      en: 'companies that you belong to, and as what',
      it: 'imprese di cui fate parte, e con quale ruolo',
    },
    'invitations.json': {
      en: 'invitations into a company that wait for you; their mails say into which',
      it: 'inviti in un’impresa che vi aspettano; quale, lo dice il messaggio',
    },
    'assessments/': {
      en: 'surveys of the account: answers, result, offers, signed receipt',
      it: 'questionari dell’account: risposte, risultato, opportunità, ricevuta firmata',
    },
    'referrals.json': {
      en: 'offices that you asked to contact you',
      it: 'uffici a cui avete chiesto di essere contattati',
    },
    'consultant.json, engagements.json, audits.json, private-notes.json': {
      en: 'if you are a consultant: profile, engagements, your audits and what you have signed, your private notes in them',
      it: 'se siete consulenti: profilo, incarichi, i vostri audit e ciò che avete firmato, le vostre note private',
    },
    'record.json': {
      en: 'what was done with the account, by whom and when; codes in place of names',
      it: 'che cosa è stato fatto con l’account, da chi e quando; codici al posto dei nomi',
    },
  },
  company: {
    'company.json': {
      en: 'name, VAT number, profile, accounting periods',
      it: 'nome, partita IVA, profilo, esercizi contabili',
    },
    'members.json': {
      en: 'people in the company by address and role, and who is invited',
      it: 'persone dell’impresa con indirizzo e ruolo, e chi è invitato',
    },
    'assessments/': {
      en: 'surveys: answers, result, offers, signed receipt',
      it: 'questionari: risposte, risultato, opportunità, ricevuta firmata',
    },
    'referrals.json': {
      en: 'offices that were asked for contact',
      it: 'uffici a cui è stato chiesto un contatto',
    },
    'engagements.json': {
      en: 'engagements of consultants',
      it: 'incarichi ai consulenti',
    },
    'audits/': {
      en: 'one folder for each audit: audit.json (answers, findings, results, comments), receipt.json once signed, evidence.json (the list of files with dates and SHA-256), evidence/ (the files)',
      it: 'una cartella per ogni audit: audit.json (risposte, verifiche, risultati, commenti), receipt.json dopo la firma, evidence.json (elenco dei file con date e SHA-256), evidence/ (i file)',
    },
    'record.json': {
      en: 'what was done with the company’s data, by whom and when; codes in place of names',
      it: 'che cosa è stato fatto con i dati dell’impresa, da chi e quando; codici al posto dei nomi',
    },
  },
};

const TAIL: Record<Language, string> = {
  en: 'JSON files are text and open in any editor. Days are YYYY-MM-DD, moments are in universal time (UTC).\nPasswords, links and keys are left out: whoever has this archive cannot sign in with it.',
  it: 'I file JSON sono testo e si aprono con qualunque editor. I giorni sono AAAA-MM-GG, gli orari in tempo universale (UTC).\nMancano password, link e chiavi: chi ha questo archivio non può accedere con esso.',
};

/** What is what in an archive, in the reader's language. @param day of the export, YYYY-MM-DD */
export function readMe(kind: Kind, language: Language, day: string): string {
  const files = Object.entries(FILES[kind]).map(([name, text]) => `${name}\n    ${text[language]}`);
  const head = HEAD[kind][language].replace('{day}', day);
  return `${[head, ...files, TAIL[language]].join('\n\n')}\n`;
}
