import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { LIMITS } from '../../../api/http/rate-limits.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aCompany,
  firmProfile,
  found,
  joined,
  type Member,
  newPerson,
  newVatNumber,
} from '../../support/firm.ts';
import { newAddress } from '../../support/person.ts';

let running: AccountTestService;
let ada: Member;
let bea: Member;
let company: CompanyView;
beforeAll(async () => {
  running = await startAccountService();
  ada = await newPerson(running);
  company = await found(ada);
  bea = await joined(ada, company.id, 'viewer');
});
afterAll(() => running.close());

const everything = async () => {
  const { connection } = running.service.database;
  const names = ['companies', 'mails'];
  return Promise.all(names.map((name) => connection.collection(name).find().toArray()));
};

const period = { year: 2025, workUnits: 800, turnover: 1, balanceSheet: 1, related: [] };
const firm = { name: 'Other', share: 300, workUnits: 100, turnover: 1, balanceSheet: 1 };
const size = (...periods: unknown[]) => ({ revision: 0, periods });
const withFirm = (fault: object) => size({ ...period, related: [{ ...firm, ...fault }] });
const change = (fault: object) => ({ revision: 0, name: 'X', profile: firmProfile(), ...fault });
const invitation = (fault: object) => ({
  email: newAddress(),
  role: 'viewer',
  language: 'it',
  ...fault,
});
const own = (part = '') => `/companies/:company${part}`;

type Case = [method: 'post' | 'put', path: string, body: unknown, field: string];
const cases: Case[] = [
  ['post', '/companies', { ...aCompany(), name: '  ' }, 'name'],
  ['post', '/companies', { ...aCompany(), name: 'x'.repeat(121) }, 'name'],
  ['post', '/companies', { ...aCompany(), name: 'Two\nlines' }, 'name'],
  ['post', '/companies', { ...aCompany(), name: ['a'] }, 'name'],
  ['post', '/companies', { ...aCompany(), privacyNotice: 'yes' }, 'privacyNotice'],
  ['post', '/companies', { ...aCompany(), owner: 'me' }, 'owner'],
  ['post', '/companies', { ...aCompany(), members: [] }, 'members'],
  ['post', '/companies', { ...aCompany(), vatNumber: '01234567890' }, 'vatNumber'],
  ['post', '/companies', { ...aCompany(), vatNumber: '0123456789' }, 'vatNumber'],
  ['post', '/companies', { ...aCompany(), vatNumber: '00000000000' }, 'vatNumber'],
  ['post', '/companies', { ...aCompany(), vatNumber: null }, 'vatNumber'],
  ['post', '/companies', { ...aCompany(), vatNumber: `FR${newVatNumber()}` }, 'vatNumber'],
  ['post', '/companies', aCompany({ profile: { country: 'DE' }, vatNumber: 'DE_1' }), 'vatNumber'],
  ['post', '/companies', aCompany({ profile: firmProfile({ name: 'X' }) }), 'profile.name'],
  [
    'post',
    '/companies',
    aCompany({ profile: firmProfile({ vatNumber: newVatNumber() }) }),
    'profile.vatNumber',
  ],
  ['post', '/companies', aCompany({ profile: firmProfile({ size: 'micro' }) }), 'profile.size'],
  ['post', '/companies', { ...aCompany(), profile: { people: '2-9' } }, 'profile.country'],
  ['post', '/companies', aCompany({ profile: firmProfile({ nuts3: 'ITX99' }) }), 'profile.nuts3'],
  ['put', own(), change({ revision: -1 }), 'revision'],
  ['put', own(), change({ revision: '0' }), 'revision'],
  ['put', own(), change({ privacyNotice: '2026-11' }), 'privacyNotice'],
  ['put', own(), change({ vatNumber: '12345678901' }), 'vatNumber'],
  ['put', own(), change({ profile: firmProfile({ size: 'small' }) }), 'profile.size'],
  ['put', own('/size'), { revision: 0 }, 'periods'],
  ['put', own('/size'), size({ ...period, year: 2026 }), 'periods.0.year'],
  ['put', own('/size'), size(period, { ...period, year: 2027 }), 'periods.1.year'],
  ['put', own('/size'), size({ ...period, year: 1989 }), 'periods.0.year'],
  ['put', own('/size'), size({ ...period, year: 2025.5 }), 'periods.0.year'],
  ['put', own('/size'), size(period, period), 'periods'],
  [
    'put',
    own('/size'),
    size(...[2020, 2021, 2022, 2023, 2024, 2025].map((year) => ({ ...period, year }))),
    'periods',
  ],
  ['put', own('/size'), size({ ...period, workUnits: 8.5 }), 'periods.0.workUnits'],
  ['put', own('/size'), size({ ...period, workUnits: -1 }), 'periods.0.workUnits'],
  ['put', own('/size'), size({ ...period, turnover: '1' }), 'periods.0.turnover'],
  ['put', own('/size'), size({ ...period, turnover: 1e15 }), 'periods.0.turnover'],
  ['put', own('/size'), size({ ...period, balanceSheet: null }), 'periods.0.balanceSheet'],
  ['put', own('/size'), size({ ...period, result: 'micro' }), 'periods.0.result'],
  ['put', own('/size'), size({ ...period, related: undefined }), 'periods.0.related'],
  ['put', own('/size'), withFirm({ share: 1001 }), 'periods.0.related.0.share'],
  ['put', own('/size'), withFirm({ share: 25.5 }), 'periods.0.related.0.share'],
  ['put', own('/size'), withFirm({ via: 0 }), 'periods.0.related.0.via'],
  ['put', own('/size'), withFirm({ via: -1 }), 'periods.0.related.0.via'],
  ['put', own('/size'), withFirm({ name: 'a\u0000b' }), 'periods.0.related.0.name'],
  ['put', own('/size'), withFirm({ workUnits: 1e10 }), 'periods.0.related.0.workUnits'],
  ['put', own('/members/:member'), { role: 'administrator' }, 'role'],
  ['put', own('/members/:member'), { role: 'owner', since: '2020-01-01' }, 'since'],
  ['post', own('/invitations'), invitation({ email: 'nobody' }), 'email'],
  ['post', own('/invitations'), invitation({ email: 'a@example.org, b@example.org' }), 'email'],
  ['post', own('/invitations'), invitation({ email: 'a@example.org\r\nBcc: b@c.org' }), 'email'],
  ['post', own('/invitations'), invitation({ role: 'consultant' }), 'role'],
  ['post', own('/invitations'), invitation({ language: 'fr' }), 'language'],
  ['post', own('/invitations'), invitation({ text: 'Come and see' }), 'text'],
  ['post', '/invitations/preview', { token: '' }, 'token'],
  ['post', '/invitations/acceptance', { token: 7 }, 'token'],
  ['post', '/invitations/acceptance', { token: 'x'.repeat(201) }, 'token'],
  ['post', '/invitations/acceptance', { token: 'x', role: 'owner' }, 'role'],
];

describe('bad input', () => {
  it.each(cases)(
    '%s %s with %j names %s, and nothing is stored',
    async (method, path, body, field) => {
      const before = await everything();
      const real = path.replace(':company', company.id).replace(':member', bea.account);
      const response = await ada.send(method, real, body);
      expect([
        response.status,
        response.body.error.issues.map(({ path: at }: { path: string }) => at),
      ]).toEqual([400, [field]]);
      expect(await everything()).toEqual(before);
    },
  );

  it.each([
    ['put', own(), change({ name: { $set: 'x' } })],
    ['put', own('/members/:member'), { role: { $ne: 'viewer' } }],
    ['post', '/invitations/acceptance', { token: { $exists: true } }],
  ] as const)('%s %s with an operator of the database is refused', async (method, path, body) => {
    const real = path.replace(':company', company.id).replace(':member', bea.account);
    const response = await ada.send(method, real, body);
    expect([response.status, response.body.error.code]).toEqual([400, 'forbidden-key']);
  });

  it('a calculation as large as the schema allows fits into a body', async () => {
    const related = Array.from({ length: 25 }, (_, place) => ({
      ...firm,
      name: 'x'.repeat(120),
      ...(place > 0 && { via: 0 }),
    }));
    const periods = [2021, 2022, 2023, 2024, 2025].map((year) => ({ ...period, year, related }));
    const { id } = await found(ada);
    const response = await ada.send('put', `/companies/${id}/size`, size(...periods));
    expect(response.status).toBe(200);
  });
});

describe('limits', () => {
  const strict = { company: { points: 2, seconds: 60 }, invitation: { points: 2, seconds: 60 } };

  it('when an account makes or invites too much, then it waits, and others do not', async () => {
    const limited = await startAccountService({}, strict);
    try {
      const [carla, dora] = [await newPerson(limited), await newPerson(limited)];
      const { id } = await found(carla);
      await found(carla);
      const refused = await carla.send('post', '/companies', aCompany());
      expect([refused.status, refused.body.error.code]).toEqual([429, 'too-many-requests']);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      await found(dora);
      const invite = () => carla.send('post', `/companies/${id}/invitations`, invitation({}));
      const asked = [await invite(), await invite(), await invite()];
      expect(asked.map(({ status }) => status)).toEqual([201, 201, 429]);
    } finally {
      await limited.close();
    }
  });

  it('by default an hour holds twenty companies and thirty invitations', () => {
    const { company: made, invitation: sent } = LIMITS;
    expect([made, sent]).toEqual([
      { points: 20, seconds: 3600 },
      { points: 30, seconds: 3600 },
    ]);
  });

  it('an address gets five mails an hour, whoever asks', async () => {
    const limit = { accountMailAddress: { points: 1, seconds: 60 } };
    const limited = await startAccountService({}, limit);
    try {
      const carla = await newPerson(limited);
      const { id } = await found(carla);
      const again = { email: newAddress(), role: 'viewer', language: 'it' };
      const path = `/companies/${id}/invitations`;
      const first = await carla.send('post', path, again);
      await carla.send('delete', `${path}/${first.body.id}`);
      expect([first.status, (await carla.send('post', path, again)).status]).toEqual([201, 429]);
    } finally {
      await limited.close();
    }
  });
});
