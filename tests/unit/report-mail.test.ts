import { describe, expect, it } from '@jest/globals';
import { writeMail } from '../../api/reports/report-mail.ts';

const link = 'https://example.org/it/#read=abc&x="1"';

describe('mails', () => {
  it('when the resume link is sent, then subject, text and HTML say what it opens and who may use it', () => {
    const mail = writeMail('resume', 'en', link);
    expect(mail.subject).toBe('Your link to go on with the survey');
    expect(mail.text).toContain(`\n\n${link}\n\n`);
    expect(mail.text).toContain('Whoever has the link can read and change your answers');
    expect(mail.html).toContain('<html lang="en">');
    expect(mail.html).toContain('Go on with the survey</a>');
  });

  it('when the report is sent in Italian, then it speaks to the firm as voi', () => {
    const mail = writeMail('report', 'it', link);
    expect(mail.subject).toBe('Il vostro rapporto: a che punto siete e da dove partire');
    expect(mail.text).toMatch(/^Buongiorno,\n\nin allegato trovate il vostro rapporto in PDF\./);
    expect(mail.html).toContain('<html lang="it">');
  });

  it('when the link has signs of HTML, then they are escaped in the HTML part and kept in the text', () => {
    const mail = writeMail('report', 'en', link);
    expect(mail.html).toContain('href="https://example.org/it/#read=abc&amp;x=&quot;1&quot;"');
    expect(mail.text).toContain(link);
  });

  const kinds = [
    'resume',
    'report',
    'verify',
    'known',
    'sign-in',
    'reset',
    'email-old',
    'email-new',
  ] as const;
  it.each(kinds.flatMap((kind) => [[kind, 'en'] as const, [kind, 'it'] as const]))(
    'when a %s mail is written in %s, then text and HTML say the same',
    (kind, language) => {
      const { text, html } = writeMail(kind, language, 'https://example.org/');
      for (const line of text.split('\n\n').map((each) => each.trim())) {
        expect(html).toContain(line.replaceAll('&', '&amp;'));
      }
      expect(text).not.toMatch(/\{\w+\}/);
    },
  );

  it.each([
    ['en', 'owner', 'with this role: owner: may do everything.'],
    ['en', 'editor', 'with this role: editor: may answer and change things.'],
    ['it', 'viewer', 'con questo ruolo: lettore: può leggere tutto, senza modificare nulla.'],
  ] as const)('when an invitation is written in %s to a new %s, then it says so', (...given) => {
    const [language, role, said] = given;
    const words = { role: `mail.role.${role}` };
    const { text, html } = writeMail('invitation', language, 'https://example.org/', words);
    expect(text).toContain(said);
    expect(html).toContain(said);
    expect(text).not.toMatch(/\{\w+\}/);
  });
});
