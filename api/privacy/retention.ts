import { UNVERIFIED_DAYS } from '../accounts/accounts.record.ts';
import { INVITATION_DAYS } from '../companies/companies.record.ts';
import type { RetentionView } from '../contract.ts';

/** An account that nobody has used for so long is deleted … */
export const UNUSED_MONTHS = 24;
/** … and told so many days before. */
export const WARNING_DAYS = 30;
/** A proposal that nobody accepted is deleted so many days after it is over. */
export const PROPOSAL_DAYS = 30;

/**
 * How long what is kept, and why: one table for the job, the documents and the page.
 * @param auditYears how long a signed audit outlives its company
 */
export function retentionTable(auditYears: number): RetentionView[] {
  return [
    {
      id: 'unconfirmed-accounts',
      what: {
        en: 'Addresses that were typed in and never confirmed',
        it: 'Indirizzi scritti e mai confermati',
      },
      howLong: { en: `${UNVERIFIED_DAYS} days`, it: `${UNVERIFIED_DAYS} giorni` },
      why: {
        en: 'time to read the mail; somebody may have mistyped an address',
        it: 'il tempo di leggere il messaggio; qualcuno può aver sbagliato indirizzo',
      },
    },
    {
      id: 'links',
      what: { en: 'Links in mails about accounts', it: 'Link nei messaggi sugli account' },
      howLong: {
        en: '15 minutes to 3 days, by their purpose; the last 20 are remembered as used',
        it: 'da 15 minuti a 3 giorni secondo lo scopo; degli ultimi 20 resta scritto che sono stati usati',
      },
      why: {
        en: 'a link must not open anything twice',
        it: 'un link non deve aprire nulla due volte',
      },
    },
    {
      id: 'sessions',
      what: { en: 'Sessions', it: 'Accessi aperti' },
      howLong: {
        en: '30 days after the last use, 180 days at most',
        it: '30 giorni dall’ultimo uso, 180 al massimo',
      },
      why: {
        en: 'so that nobody has to sign in every day',
        it: 'per non dover entrare ogni giorno',
      },
    },
    {
      id: 'invitations',
      what: { en: 'Invitations into a company', it: 'Inviti in un’impresa' },
      howLong: { en: `${INVITATION_DAYS} days`, it: `${INVITATION_DAYS} giorni` },
      why: { en: 'time to answer', it: 'il tempo di rispondere' },
    },
    {
      id: 'mails',
      what: { en: 'Mails that wait to be sent', it: 'Messaggi in attesa di invio' },
      howLong: {
        en: 'until sent; about three days of attempts at most',
        it: 'fino all’invio; al massimo circa tre giorni di tentativi',
      },
      why: { en: 'the mail server may be away', it: 'il server di posta può essere fermo' },
    },
    {
      id: 'drafts',
      what: {
        en: 'Surveys that were not submitted',
        it: 'Questionari non inviati',
      },
      howLong: {
        en: '12 months after the last change',
        it: '12 mesi dall’ultima modifica',
      },
      why: { en: 'time to finish them', it: 'il tempo di finirli' },
    },
    {
      id: 'submitted',
      what: {
        en: 'Submitted surveys, companies, engagements, audits',
        it: 'Questionari inviati, imprese, incarichi, audit',
      },
      howLong: {
        en: 'until the firm deletes them',
        it: 'finché l’impresa non li cancella',
      },
      why: {
        en: 'results are compared over the years',
        it: 'i risultati si confrontano negli anni',
      },
    },
    {
      id: 'unused-accounts',
      what: { en: 'Accounts that nobody uses', it: 'Account che nessuno usa' },
      howLong: {
        en: `${UNUSED_MONTHS} months after the last sign-in, with a mail ${WARNING_DAYS} days before; not while others in a company depend on the account`,
        it: `${UNUSED_MONTHS} mesi dall’ultimo accesso, con un messaggio ${WARNING_DAYS} giorni prima; non finché altri in un’impresa dipendono dall’account`,
      },
      why: {
        en: 'what nobody needs is not kept',
        it: 'ciò che non serve a nessuno non si conserva',
      },
    },
    {
      id: 'proposals',
      what: {
        en: 'Proposals of engagements that nobody accepted',
        it: 'Proposte di incarico che nessuno ha accettato',
      },
      howLong: {
        en: `${PROPOSAL_DAYS} days after they are over`,
        it: `${PROPOSAL_DAYS} giorni dopo la scadenza`,
      },
      why: { en: 'so that both sides see why', it: 'perché le due parti vedano com’è finita' },
    },
    {
      id: 'signed-audits',
      what: {
        en: 'Signed audits of a company that was deleted, with evidence and letter of assignment',
        it: 'Audit firmati di un’impresa cancellata, con i documenti e la lettera di incarico',
      },
      howLong: {
        en: `${auditYears} years after the sign-off`,
        it: `${auditYears} anni dalla firma`,
      },
      why: {
        en: 'who paid part of the project may check it for so long',
        it: 'chi ha pagato una parte del progetto può controllarlo fino ad allora',
      },
    },
    {
      id: 'evidence',
      what: {
        en: 'Files that were taken back or arrived in part',
        it: 'File ritirati o arrivati a metà',
      },
      howLong: { en: 'at once, one hour at most', it: 'subito, al massimo un’ora' },
      why: { en: 'no audit holds them', it: 'nessun audit li contiene' },
    },
    {
      id: 'limits',
      what: {
        en: 'Counters against abuse, under keys that nobody can read',
        it: 'Contatori contro gli abusi, con chiavi che nessuno può leggere',
      },
      howLong: { en: 'one hour at most', it: 'al massimo un’ora' },
      why: { en: 'to stop floods of requests', it: 'per fermare valanghe di richieste' },
    },
    {
      id: 'record',
      what: {
        en: 'Record of who did what to whose data: codes and fixed words',
        it: 'Registro di chi ha fatto che cosa e con i dati di chi, in codici e parole fisse',
      },
      howLong: { en: 'stays', it: 'resta' },
      why: {
        en: 'to answer for it; once an account is gone its code leads to nobody',
        it: 'per risponderne; cancellato l’account, il suo codice non porta a nessuno',
      },
    },
  ];
}
