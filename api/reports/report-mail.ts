import type { Language } from '../../scoring/definition.ts';
import { reportLabels } from './labels.ts';

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/** Which letter: each has its own subject, text before and after the link, and words on the link. */
export type LetterKind =
  | 'resume'
  | 'report'
  | 'verify'
  | 'known'
  | 'sign-in'
  | 'reset'
  | 'email-old'
  | 'email-new'
  | 'invitation'
  | 'engagement-firm'
  | 'engagement'
  | 'engagement-accepted'
  | 'engagement-ended'
  | 'accreditation-expiring'
  | 'changes-requested'
  | 'report-ready'
  | 'evidence-expiring'
  | 'account-unused';

/**
 * A letter with its link, as plain text and as HTML.
 * Nothing that anybody typed is in it: the link and fixed words are all that differs between two mails of a kind.
 * @param words place in the letter → key of the text that stands there, such as `mail.role.editor`
 */
export function writeMail(
  kind: LetterKind,
  language: Language,
  link: string,
  words: Readonly<Record<string, string>> = {},
): MailText {
  const labels = reportLabels(language);
  const service = labels.say('service');
  const places = Object.entries(words).map(([place, key]) => [place, labels.say(key)] as const);
  const values = { service, ...Object.fromEntries(places) };
  const say = (key: string) => labels.say(key, values);
  const subject = say(`mail.${kind}.subject`);
  const before = [say('mail.greeting'), say(`mail.${kind}.before`)];
  const mistake = labels.find(`mail.${kind}.mistake`, values) ?? say('mail.mistake');
  const after = [say(`mail.${kind}.after`), mistake, say('mail.ending')];
  return {
    subject,
    text: `${[...before, link, ...after].join('\n\n')}\n`,
    html: [
      '<!doctype html>',
      `<html lang="${language}">`,
      `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      '<body>',
      ...before.map(paragraph),
      `<p><a href="${escaped(link)}">${escaped(say(`mail.${kind}.action`))}</a></p>`,
      ...after.map(paragraph),
      '</body>',
      '</html>',
      '',
    ].join('\n'),
  };
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
