import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConsultantProfile,
  type Consultant,
  consultantIn,
  engaged,
  offered,
} from '../../support/engagement.ts';
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

  it('when number and accreditation change afterwards, then it says what was agreed, and the next one what is now', async () => {
    const old = firm.vatNumber ?? '';
    const letter = async (id: string) => {
      const { body } = await consultant.send('get', `/engagements/${id}/letter.pdf?language=it`);
      return textOf(readBack(body));
    };
    const { id } = await engaged(owner, firm.id, consultant);
    const byMail = await offered(consultant, owner.email);
    const acceptance = { token: byMail.token, company: firm.id };
    expect((await owner.send('post', '/engagements/acceptance', acceptance)).status).toBe(200);
    const before = [await letter(id), await letter(byMail.engagement.id)];
    for (const text of before) expect(text).toContain(old);

    const vatNumber = newVatNumber();
    const { revision, name, profile } = (await owner.send('get', `/companies/${firm.id}`)).body;
    const changed = { revision, name, profile, vatNumber };
    expect((await owner.send('put', `/companies/${firm.id}`, changed)).status).toBe(200);
    const accreditation = { body: 'Unioncamere', number: 'B-99', validUntil: '2028-01-31' };
    await consultant.send('put', '/consultant', aConsultantProfile({ accreditation }));
    expect([await letter(id), await letter(byMail.engagement.id)]).toEqual(before);
    const next = await letter((await engaged(owner, firm.id, consultant)).id);
    expect(next).toContain(vatNumber);
    expect(next).toContain('B-99');
  });
});
