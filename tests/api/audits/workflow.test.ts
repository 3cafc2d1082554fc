import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { may } from '../../../api/accounts/rights.ts';
import { RIGHT_FOR, DEEDS, nextStatus, STATUSES } from '../../../api/audits/workflow.ts';
import type { Side } from '../../../api/audits/workflow.ts';
import type { AuditDeed, AuditStatus } from '../../../api/contract-audits.ts';
import { type AccountTestService, startAccountService } from '../../support/account-service.ts';
import {
  aConclusion,
  goldenFirm,
  type Parties,
  partiesIn,
  read,
  refusal,
  save,
  signedOff,
  step,
} from '../../support/audit.ts';
import { upload } from '../../support/evidence-files.ts';
import type { Person } from '../../support/person.ts';

let running: AccountTestService;
let parties: Parties;
let id: string;
beforeAll(async () => {
  running = await startAccountService();
  parties = await partiesIn(running);
  id = (await signedOff(parties)).id;
});
afterAll(() => running.close());

/** How each deed is asked for, whatever comes of it. */
const ASK: Record<AuditDeed, (who: Person) => Promise<Response>> = {
  declare: (who) => save(who, id, 'declared', 1, goldenFirm().answers),
  submit: (who) => step(who, id, 'submit', 9),
  verify: (who) => save(who, id, 'verified', 1, {}),
  conclude: (who) => save(who, id, 'conclusions', 1, aConclusion()),
  'request-changes': (who) =>
    who.send('post', `/audits/${id}/changes`, { items: [{ question: null, text: 'Perché?' }] }),
  confirm: (who) => step(who, id, 'verification', 9),
  'sign-off': (who) => step(who, id, 'sign-off', 9),
  correct: (who) => who.send('post', `/audits/${id}/corrections`),
  'follow-up': (who) => who.send('post', `/audits/${id}/follow-ups`),
  'add-evidence': (who) => upload(who, id),
  comment: (who) => who.send('post', `/audits/${id}/comments`, { question: null, text: 'Ecco' }),
  note: (who) => who.send('put', `/audits/${id}/notes/audit`, { text: 'Ecco' }),
  delete: (who) => who.send('delete', `/audits/${id}`),
};
const SIDES: Side[] = ['company', 'consultant'];
const RELATIONS = { company: { member: 'owner' }, consultant: { engagement: 'active' } } as const;
const personOf = (side: Side) => (side === 'company' ? parties.owner : parties.consultant);
const hasRight = (side: Side, deed: AuditDeed) =>
  may({ account: 'x', session: 'x', roles: ['consultant'] }, RIGHT_FOR[deed], RELATIONS[side]);

async function put(status: AuditStatus): Promise<void> {
  const audits = running.service.database.connection.collection<{ _id: string }>('audits');
  await audits.updateOne({ _id: id }, { $set: { status } });
}

describe.each(STATUSES)('when an audit is %s', (status) => {
  it.each(SIDES)('then the %s is offered what the table allows', async (side) => {
    await put(status);
    const allowed = DEEDS.filter((deed) => nextStatus(status, deed, side) && hasRight(side, deed));
    expect((await read(personOf(side), id)).may).toEqual(allowed);
  });

  const refused = DEEDS.flatMap((deed) =>
    SIDES.filter((side) => nextStatus(status, deed, side) === null).map(
      (side) => [deed, side] as const,
    ),
  );
  it.each(refused)('then %s by the %s is refused and changes nothing', async (deed, side) => {
    await put(status);
    const before = await read(parties.consultant, id);
    const expected = hasRight(side, deed) ? [409, 'wrong-status'] : [403, 'not-allowed'];
    expect(refusal(await ASK[deed](personOf(side)))).toEqual(expected);
    expect(await read(parties.consultant, id)).toEqual(before);
  });
});

it('the table gives a side nothing that the rights do not', () => {
  for (const status of STATUSES)
    for (const deed of DEEDS)
      for (const side of SIDES.filter((each) => nextStatus(status, deed, each) !== null))
        expect([deed, side, hasRight(side, deed)]).toEqual([deed, side, true]);
});
