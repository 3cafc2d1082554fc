import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConsultantList } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConsultantProfile,
  anAssignment,
  type Consultant,
  consultantIn,
} from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';

let running: AccountTestService;
let service: TestService;
let reader: Person;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  await service.database.connection.collection('consultants').deleteMany({});
  reader = new Person(service, running.mailbox);
  await reader.join(null);
});

const consultant = (profile: object = {}): Promise<Consultant> =>
  consultantIn(service, running.mailbox, profile);
const list = async (query = ''): Promise<ConsultantList> => {
  const response = await reader.send('get', `/consultants${query}`);
  expect(response.status).toBe(200);
  return response.body;
};
const names = async (query: string) => (await list(query)).consultants.map(({ name }) => name);
async function loses(who: Person): Promise<void> {
  const accounts = service.database.connection.collection('accounts');
  await accounts.updateOne({ email: who.email }, { $set: { roles: [] } });
}

describe('the profile of a consultant', () => {
  it('is not there until it is written, and then as it was written', async () => {
    const person = new Person(service, running.mailbox);
    const { id: account } = await person.join(null);
    await person.becomes('consultant');
    expect((await person.send('get', '/consultant')).status).toBe(404);
    const profile = aConsultantProfile();
    const expected = { ...profile, account, accredited: 'valid' };
    expect((await person.send('put', '/consultant', profile)).body).toEqual(expected);
    expect((await person.send('get', '/consultant')).body).toEqual(expected);
    const { about: _about, ...shorter } = aConsultantProfile({ accreditation: null });
    const changed = await person.send('put', '/consultant', shorter);
    expect(changed.body).toEqual({ ...shorter, account, accredited: 'none' });
  });

  it.each([
    ['2026-11-21', 'valid'],
    ['2026-11-20', 'valid'],
    ['2026-11-19', 'expired'],
  ])('when the accreditation ends on %s, then today it is %s', async (validUntil, accredited) => {
    const accreditation = { body: 'Regione Toscana', number: 'A-17', validUntil };
    await consultant({ accreditation });
    expect((await list()).consultants[0]).toMatchObject({ accreditation, accredited });
  });

  it('when none was written, then nobody can be engaged and nobody can propose', async () => {
    const person = new Person(service, running.mailbox);
    const { id } = await person.join(null);
    await person.becomes('consultant');
    const firm = await found(reader);
    const body = { ...anAssignment(), consultant: id };
    const proposal = await reader.send('post', `/companies/${firm.id}/engagements`, body);
    expect([proposal.status, proposal.body.error.issues[0].path]).toEqual([400, 'consultant']);
    const offer = { ...anAssignment(), email: newAddress(), language: 'it', firm: 'Torneria' };
    const offering = await person.send('post', '/engagements', offer);
    expect([offering.status, offering.body.error.code]).toEqual([409, 'no-profile']);
  });
});

describe('the list of consultants', () => {
  it('shows those alone who are consultants now, without their addresses', async () => {
    const here = await consultant({ name: 'Ada' });
    const gone = await consultant({ name: 'Bea' });
    await loses(gone);
    const shown = await list();
    expect(shown.consultants.map(({ account }) => account)).toEqual([here.account]);
    expect(JSON.stringify(shown)).not.toContain('@');
    await gone.becomes('consultant');
    expect(await names('')).toEqual(['Ada', 'Bea']);
  });

  it('goes by province and by words, whatever their letters and accents', async () => {
    await consultant({ name: 'Nicolò Àlberti', provinces: ['ITI18'], about: 'Torni e frese' });
    await consultant({ name: 'Bea Bruni', provinces: ['ITI14', 'ITI18'], about: 'C++ (anche C#)' });
    await consultant({ name: 'Carlo Conti', provinces: ['ITI14'], organisation: 'Torni S.r.l.' });
    expect(await names('?province=ITI18')).toEqual(['Bea Bruni', 'Nicolò Àlberti']);
    expect(await names('?text=NICOLO%20alb')).toEqual(['Nicolò Àlberti']);
    expect(await names('?text=torni')).toEqual(['Carlo Conti', 'Nicolò Àlberti']);
    expect(await names('?text=torni&province=ITI18')).toEqual(['Nicolò Àlberti']);
    expect(await names(`?text=${encodeURIComponent('c++ (anche')}`)).toEqual(['Bea Bruni']);
    expect(await names(`?text=${encodeURIComponent('.*')}`)).toEqual([]);
    expect(await names('?text=%20%20')).toHaveLength(3);
  });

  it('comes by name, 25 at a time, none twice and none left out', async () => {
    const own = service.database.connection.collection('consultants');
    const template = await consultant({ name: 'Template' });
    const record = await own.findOne({ _id: template.account as never });
    const accounts = service.database.connection.collection('accounts');
    const account = await accounts.findOne({ email: template.email });
    for (let index = 0; index < 59; index += 1) {
      const id = `bulk-${index}`;
      // Three share each name.
      const name = `Person ${String(Math.floor(index / 3)).padStart(2, '0')}`;
      await accounts.insertOne({ ...account, _id: id as never, email: `${id}@example.org` });
      const order = `${name.toLowerCase()} ${id}`;
      await own.insertOne({ ...record, _id: id as never, name, order });
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await list(next && `?after=${encodeURIComponent(next)}`);
      sizes.push(page.consultants.length);
      seen.push(...page.consultants.map(({ account: id }) => id));
      next = page.next;
    }
    expect(sizes).toEqual([25, 25, 10]);
    expect(new Set(seen).size).toBe(60);
    await accounts.deleteMany({ _id: /^bulk-/ as never });
  });
});
