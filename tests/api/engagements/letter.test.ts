import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { type Consultant, consultantIn, engaged } from '../../support/engagement.ts';
import { found, newVatNumber } from '../../support/firm.ts';
import { readBack, textOf } from '../../support/pdf-file.ts';
import { Person } from '../../support/person.ts';

let running: AccountTestService;
let owner: Person;
let firm: CompanyView;
let consultant: Consultant;
beforeAll(async () => {
  running = await startAccountService();
  owner = new Person(running.service, running.mailbox);
  await owner.join(null);
  firm = await found(owner, { vatNumber: newVatNumber() });
  consultant = await consultantIn(running.service, running.mailbox);
});
afterAll(() => running.close());

describe('the letter of assignment', () => {
  it.each([
    ['it', ['20 novembre 2026', '31 maggio 2027']],
    ['en', ['20 November 2026', '31 May 2027']],
  ])('says in %s who does what for whom and until when', async (language, days) => {
    const { id } = await engaged(owner, firm.id, consultant);
    const path = `/engagements/${id}/letter.pdf?language=${language}`;
    const { status, headers, body } = await owner.send('get', path);
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      `attachment; filename="meridiana-engagement-${id}.pdf"`,
    ]);
    const pdf = readBack(body);
    const text = textOf(pdf);
    const facts = [firm.name, firm.vatNumber ?? '', 'Nicolò Verdi', 'Officina Digitale', 'A-17'];
    for (const fact of [...facts, 'Audit di due reparti', ...days]) expect(text).toContain(fact);
    expect(pdf.markInfo.Marked).toBe(true);
    expect((await consultant.send('get', path)).body).toEqual(body);
  });
});
