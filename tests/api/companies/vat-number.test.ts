import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aCompany,
  firmProfile,
  found,
  type Member,
  newPerson,
  newVatNumber,
} from '../../support/firm.ts';

let running: AccountTestService;
let ada: Member;
let bea: Member;
beforeAll(async () => {
  running = await startAccountService();
  ada = await newPerson(running);
  bea = await newPerson(running);
});
afterAll(() => running.close());

const make = (who: Member, vatNumber: string, country = 'IT') => {
  const profile = country === 'IT' ? firmProfile() : { country };
  return who.send('post', '/companies', aCompany({ name: 'Hidden', vatNumber, profile }));
};

describe('a VAT number', () => {
  it('belongs to one company, and nobody learns to which', async () => {
    const vatNumber = newVatNumber();
    expect((await make(ada, vatNumber)).status).toBe(201);
    const refused = await make(bea, vatNumber);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'vat-number-taken']);
    expect(JSON.stringify(refused.body)).not.toMatch(/Hidden|example\.org/);
    expect((await bea.send('get', '/companies')).body).toEqual([]);
  });

  it.each([
    [
      'an Italian one with prefix and spaces',
      'IT',
      (number: string) => `it ${number.slice(0, 5)} ${number.slice(5)}`,
    ],
    ['a German one with its prefix', 'DE', (number: string) => `DE ${number}`],
    ['a Greek one with the prefix of VAT', 'GR', (number: string) => `el-${number}`],
  ])('typed another way is the same: %s', async (_how, country, typed) => {
    const vatNumber = newVatNumber();
    expect((await make(ada, vatNumber, country)).status).toBe(201);
    expect((await make(bea, typed(vatNumber), country)).status).toBe(409);
  });

  it('is kept as typed where its check digits are not known, and as digits in Italy', async () => {
    const number = newVatNumber();
    expect((await make(ada, `fr ${number}`, 'FR')).body.vatNumber).toBe(`fr ${number}`);
    expect((await make(ada, `IT ${number}`)).body.vatNumber).toBe(number);
  });

  it('when many ask for it at once, then one company has it', async () => {
    const vatNumber = newVatNumber();
    const answers = await Promise.all([ada, bea, ada, bea].map((who) => make(who, vatNumber)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201, 409, 409, 409,
    ]);
  });

  it('of another company is refused in a change too, and is free once given up', async () => {
    const vatNumber = newVatNumber();
    const first = await found(ada, { vatNumber });
    const second = await found(bea);
    const change = { revision: 0, name: 'X', profile: firmProfile() };
    const take = () => bea.send('put', `/companies/${second.id}`, { ...change, vatNumber });
    expect((await take()).body.error.code).toBe('vat-number-taken');
    expect((await bea.send('get', `/companies/${second.id}`)).body).toEqual(second);
    expect((await ada.send('put', `/companies/${first.id}`, change)).body.vatNumber).toBeNull();
    expect((await take()).status).toBe(200);
  });
});
