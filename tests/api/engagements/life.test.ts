import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CompanyView } from '../../../api/contract-companies.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  anAssignment,
  type Consultant,
  consultantIn,
  engaged,
  offered,
  proposed,
} from '../../support/engagement.ts';
import { found } from '../../support/firm.ts';
import { newAddress, Person } from '../../support/person.ts';
import type { TestService } from '../../support/service.ts';

let running: AccountTestService;
let service: TestService;
let owner: Person;
let firm: CompanyView;
let consultant: Consultant;
beforeAll(async () => {
  running = await startAccountService();
  service = running.service;
});
afterAll(() => running.close());
beforeEach(async () => {
  service.clock.set('2026-11-20T09:00:00Z');
  owner = new Person(service, running.mailbox);
  await owner.join(null);
  firm = await found(owner);
  consultant = await consultantIn(service, running.mailbox);
});

/** Time goes by, and both come back to their browsers. */
async function later(moment: string): Promise<void> {
  service.clock.set(moment);
  for (const who of [owner, consultant])
    expect((await who.send('post', '/sessions/refresh')).status).toBe(200);
}
const read = (id: string, who: Person = owner) => who.send('get', `/engagements/${id}`);
const accept = (id: string, who: Person = consultant) =>
  who.send('post', `/engagements/${id}/acceptance`);
const end = (id: string, who: Person) => who.send('post', `/engagements/${id}/end`);
const seesTheFirm = async () =>
  (await consultant.send('get', `/companies/${firm.id}`)).status === 200;
const codeOf = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];

describe('an engagement that an owner proposes', () => {
  it('waits for the consultant, who then sees the firm', async () => {
    const proposal = await proposed(owner, firm.id, consultant);
    expect(proposal).toMatchObject({
      ...anAssignment(),
      state: 'proposed',
      company: { id: firm.id, name: firm.name },
      firm: firm.name,
      consultant: { name: 'Nicolò Verdi', organisation: 'Officina Digitale' },
      accepted: { company: '2026-11-20T09:00:00.000Z', consultant: null },
      ended: null,
      waitsFor: 'consultant',
    });
    expect(await seesTheFirm()).toBe(false);
    const { status, body } = await accept(proposal.id);
    expect([status, body.state, body.waitsFor]).toEqual([200, 'active', null]);
    expect(await seesTheFirm()).toBe(true);
    for (const who of [owner, consultant])
      expect((await read(proposal.id, who)).body).toEqual(body);
    expect((await consultant.send('get', '/engagements')).body).toEqual([body]);
  });

  it('when it is accepted twice, then the second time changes nothing', async () => {
    const first = await engaged(owner, firm.id, consultant);
    await later('2026-11-21T09:00:00Z');
    const again = await accept(first.id);
    expect([again.status, again.body]).toEqual([200, first]);
  });

  it('when the side that proposed accepts for the other, then it is refused', async () => {
    const { id } = await proposed(owner, firm.id, consultant);
    expect(codeOf(await accept(id, owner))).toEqual([409, 'waits-for-consultant']);
    expect((await read(id)).body.waitsFor).toBe('consultant');
  });

  it('when it was ended before, then it cannot be accepted', async () => {
    const { id } = await proposed(owner, firm.id, consultant);
    await end(id, owner);
    expect(codeOf(await accept(id))).toEqual([409, 'engagement-ended']);
    expect((await read(id)).body).toMatchObject({ state: 'ended', waitsFor: null });
    expect(await seesTheFirm()).toBe(false);
  });
});

describe('an engagement in force', () => {
  it.each(['company', 'consultant'])(
    'when the %s ends it, then the next request of the consultant is refused',
    async (side) => {
      const { id } = await engaged(owner, firm.id, consultant);
      expect(await seesTheFirm()).toBe(true);
      const ending = await end(id, side === 'company' ? owner : consultant);
      expect([ending.status, ending.body.state, ending.body.ended]).toEqual([
        200,
        'ended',
        { on: '2026-11-20', by: side },
      ]);
      expect(await seesTheFirm()).toBe(false);
      await later('2026-11-21T09:00:00Z');
      const again = await end(id, side === 'company' ? consultant : owner);
      expect([again.status, again.body.ended]).toEqual([200, { on: '2026-11-20', by: side }]);
    },
  );

  it('counts on its first and its last day in Italy, and on none before or after', async () => {
    const days = { from: '2026-12-01', until: '2026-12-10' };
    const { id, state } = await engaged(owner, firm.id, consultant, days);
    expect(state).toBe('proposed');
    const at = async (moment: string) => {
      await later(moment);
      const { body } = await read(id);
      return [await seesTheFirm(), body.state, body.waitsFor];
    };
    expect(await at('2026-11-30T22:59:59Z')).toEqual([false, 'proposed', null]);
    expect(await at('2026-11-30T23:00:00Z')).toEqual([true, 'active', null]);
    expect(await at('2026-12-10T22:59:59Z')).toEqual([true, 'active', null]);
    expect(await at('2026-12-10T23:00:00Z')).toEqual([false, 'ended', null]);
    expect((await read(id)).body.ended).toEqual({ on: '2026-12-10', by: 'time' });
  });

  it('when the consultant loses the role, then access ends at once and comes back with it', async () => {
    const { id } = await engaged(owner, firm.id, consultant);
    const accounts = service.database.connection.collection('accounts');
    await accounts.updateOne({ email: consultant.email }, { $set: { roles: [] } });
    expect(await seesTheFirm()).toBe(false);
    expect((await read(id, consultant)).status).toBe(404);
    expect((await consultant.send('get', '/engagements')).status).toBe(403);
    await consultant.becomes('consultant');
    expect(await seesTheFirm()).toBe(true);
  });

  it('when one of two ends, then the other still counts', async () => {
    const first = await engaged(owner, firm.id, consultant);
    await engaged(owner, firm.id, consultant, { tasks: ['follow-up'] });
    await end(first.id, owner);
    expect(await seesTheFirm()).toBe(true);
  });
});

describe('an engagement that a consultant proposes by mail', () => {
  it('is read by its link and accepted by an owner for one of their companies', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    expect(engagement).toMatchObject({
      state: 'proposed',
      company: null,
      firm: 'Oreficeria',
      waitsFor: 'company',
      accepted: { company: null, consultant: '2026-11-20T09:00:00.000Z' },
    });
    const stranger = new Person(service, running.mailbox);
    const shown = await stranger.send('post', '/engagements/proposal', { token });
    expect([shown.status, shown.body]).toEqual([200, engagement]);

    const accepting = { token, company: firm.id };
    const accepted = await owner.send('post', '/engagements/acceptance', accepting);
    expect([accepted.status, accepted.body]).toMatchObject([
      200,
      { state: 'active', company: { id: firm.id, name: firm.name }, firm: firm.name },
    ]);
    expect(await seesTheFirm()).toBe(true);
    const again = await owner.send('post', '/engagements/acceptance', accepting);
    expect([again.status, again.body]).toEqual([200, accepted.body]);
    expect((await stranger.send('post', '/engagements/proposal', { token })).status).toBe(404);
  });

  it('when the consultant takes it back, then the link is dead', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    expect((await end(engagement.id, consultant)).body.state).toBe('ended');
    const accepting = { token, company: firm.id };
    expect((await owner.send('post', '/engagements/acceptance', accepting)).status).toBe(404);
  });

  it('can be accepted for thirty days, and is over by time after that', async () => {
    const { engagement, token } = await offered(consultant, newAddress());
    await later('2026-12-10T09:00:00Z');
    await later('2026-12-20T22:59:59Z');
    expect((await owner.send('post', '/engagements/proposal', { token })).status).toBe(200);
    await later('2026-12-20T23:00:00Z');
    const accepting = { token, company: firm.id };
    expect((await owner.send('post', '/engagements/acceptance', accepting)).status).toBe(404);
    expect((await read(engagement.id, consultant)).body).toMatchObject({
      state: 'ended',
      ended: { on: '2026-12-20', by: 'time' },
      waitsFor: null,
    });
  });

  it('when the consultant accepts for the firm, then it is refused', async () => {
    const { engagement } = await offered(consultant, newAddress());
    expect(codeOf(await accept(engagement.id))).toEqual([409, 'waits-for-company']);
  });

  it('when whoever proposed is no consultant any more, then it cannot be accepted', async () => {
    const { token } = await offered(consultant, newAddress());
    const accounts = service.database.connection.collection('accounts');
    await accounts.updateOne({ email: consultant.email }, { $set: { roles: [] } });
    const accepting = { token, company: firm.id };
    const refused = await owner.send('post', '/engagements/acceptance', accepting);
    expect(codeOf(refused)).toEqual([409, 'no-consultant']);
  });
});

describe('who belongs to the firm', () => {
  it('when an owner engages themselves, then it is refused, whichever way', async () => {
    const own = await found(consultant);
    const body = { ...anAssignment(), consultant: consultant.account };
    const proposal = await consultant.send('post', `/companies/${own.id}/engagements`, body);
    expect(codeOf(proposal)).toEqual([409, 'not-independent']);
    const { token } = await offered(consultant, newAddress());
    const accepting = { token, company: own.id };
    const accepted = await consultant.send('post', '/engagements/acceptance', accepting);
    expect(codeOf(accepted)).toEqual([409, 'not-independent']);
  });
});
