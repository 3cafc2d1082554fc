import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import { aCompany, firmProfile, found, newPerson, newVatNumber } from '../../support/firm.ts';
import type { Person } from '../../support/person.ts';

let running: AccountTestService;
let ada: Person;
beforeAll(async () => {
  running = await startAccountService();
  ada = await somebody();
});
afterAll(() => running.close());

const somebody = () => newPerson(running);

describe('a company', () => {
  it('belongs to who makes it, with everything that was typed', async () => {
    const vatNumber = newVatNumber();
    const made = await found(ada, { name: '  Oreficeria Rossi  ', vatNumber });
    expect(made).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/),
      name: 'Oreficeria Rossi',
      vatNumber,
      profile: firmProfile(),
      statisticalSize: '0-9',
      size: null,
      revision: 0,
      role: 'owner',
      createdAt: '2026-11-20T09:00:00.000Z',
    });
    expect((await ada.send('get', `/companies/${made.id}`)).body).toEqual(made);
  });

  it('stands in the list of its members alone, by name', async () => {
    const bea = await somebody();
    const second = await found(bea, { name: 'Zeta' });
    const first = await found(bea, { name: 'Èlite' });
    expect((await bea.send('get', '/companies')).body).toEqual([
      { id: first.id, name: 'Èlite', role: 'owner' },
      { id: second.id, name: 'Zeta', role: 'owner' },
    ]);
    expect((await (await somebody()).send('get', '/companies')).body).toEqual([]);
  });

  it('when it is changed, then all of it is, and the next revision counts', async () => {
    const { id } = await found(ada);
    const vatNumber = newVatNumber();
    const profile = { country: 'IT', people: '50-249' };
    const change = { revision: 0, name: 'Nuova', vatNumber, profile };
    const changed = await ada.send('put', `/companies/${id}`, change);
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'Nuova',
      vatNumber,
      profile,
      statisticalSize: '50-249',
      revision: 1,
    });
    expect((await ada.send('get', `/companies/${id}`)).body).toEqual(changed.body);
  });

  it('when two tabs change it, then the second learns what is there now and nothing is lost', async () => {
    const { id } = await found(ada);
    const change = (name: string) =>
      ada.send('put', `/companies/${id}`, { revision: 0, name, profile: firmProfile() });
    const answers = await Promise.all([change('One'), change('Two')]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect([won?.status, lost?.status]).toEqual([200, 409]);
    expect(lost?.body.error).toMatchObject({ code: 'stale-revision', current: won?.body });
    expect((await ada.send('get', `/companies/${id}`)).body).toEqual(won?.body);
  });

  it('nobody makes more than twenty', async () => {
    const bea = await somebody();
    for (let index = 0; index < 20; index += 1) await found(bea);
    const refused = await bea.send('post', '/companies', aCompany());
    expect([refused.status, refused.body.error.code]).toEqual([409, 'too-many-companies']);
  });
});
