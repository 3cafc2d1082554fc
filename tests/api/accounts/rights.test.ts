import { describe, expect, it } from '@jest/globals';
import {
  type Action,
  type Caller,
  may,
  type Relation,
  RIGHTS,
  type Role,
} from '../../../api/accounts/rights.ts';

const caller = (...roles: Role[]): Caller => ({ account: 'a', session: 's', roles });

/** The people of the table below, in the order of its columns. */
const people: [name: string, caller: Caller | null, relation: Relation][] = [
  ['nobody signed in', null, { self: true, member: 'owner', engagement: 'active', ownCall: true }],
  ['an account without role', caller(), {}],
  ['the person itself', caller(), { self: true }],
  ['an owner', caller(), { member: 'owner' }],
  ['an editor', caller(), { member: 'editor' }],
  ['a viewer', caller(), { member: 'viewer' }],
  ['a consultant without engagement', caller('consultant'), {}],
  ['a consultant with a proposed engagement', caller('consultant'), { engagement: 'proposed' }],
  ['a consultant with an active engagement', caller('consultant'), { engagement: 'active' }],
  ['a consultant with an ended engagement', caller('consultant'), { engagement: 'ended' }],
  ['a former consultant, engagement still active', caller(), { engagement: 'active' }],
  ['a statistics officer', caller('statistics-officer'), { ownCall: true }],
  ['a programme officer of another call', caller('programme-officer'), {}],
  ['the programme officer of the call', caller('programme-officer'), { ownCall: true }],
  ['a catalogue editor', caller('catalogue-editor'), {}],
  ['an administrator', caller('administrator'), {}],
];

/** + may, . may not; columns as above: nobody account self | owner editor viewer | consultant ×5 | officers ×3 | editor admin */
const table: Record<Action, string> = {
  'account.read': '..+ ... ..... ... ..',
  'account.change': '..+ ... ..... ... ..',
  'account.delete': '..+ ... ..... ... ..',
  'account.export': '..+ ... ..... ... ..',
  'account.list': '... ... ..... ... .+',
  'session.list': '..+ ... ..... ... ..',
  'session.end': '..+ ... ..... ... ..',
  'role.give': '... ... ..... ... .+',
  'role.take': '... ... ..... ... .+',
  'record.read': '..+ +.. ..... ... ..',

  'assessment.claim': '.++ +++ +++++ +++ ++',
  'assessment.list': '..+ +++ ..+.. ... ..',
  'assessment.begin': '..+ ++. ..+.. ... ..',
  'assessment.read': '..+ +++ ..+.. ... ..',
  'assessment.answer': '..+ ++. ..+.. ... ..',
  'assessment.submit': '..+ ++. ..... ... ..',
  'assessment.share': '..+ ++. ..... ... ..',
  'assessment.delete': '..+ +.. ..... ... ..',

  'company.create': '.++ +++ +++++ +++ ++',
  'company.read': '... +++ ..+.. ... ..',
  'company.change': '... ++. ..... ... ..',
  'company.delete': '... +.. ..... ... ..',
  'company.export': '... +.. ..... ... ..',
  'company.leave': '... +++ ..... ... ..',
  'member.list': '... +++ ..... ... ..',
  'member.invite': '... +.. ..... ... ..',
  'member.change': '... +.. ..... ... ..',
  'member.remove': '... +.. ..... ... ..',

  'consultant.read': '.++ +++ +++++ +++ ++',
  'consultant.change': '... ... ++++. ... ..',
  'engagement.list': '... ... ++++. ... ..',
  'engagement.propose': '... +.. ..... ... ..',
  'engagement.offer': '... ... ++++. ... ..',
  'engagement.read': '... +++ .+++. ... ..',
  'engagement.accept': '... +.. .+++. ... ..',
  'engagement.end': '... +.. .+++. ... ..',

  'audit.begin': '... ... ..+.. ... ..',
  'audit.read': '... +++ ..+.. ... ..',
  'audit.declare': '... ++. ..... ... ..',
  'audit.submit': '... ++. ..... ... ..',
  'audit.verify': '... ... ..+.. ... ..',
  'audit.request-changes': '... ... ..+.. ... ..',
  'audit.sign-off': '... ... ..+.. ... ..',
  'audit.correct': '... ... ..+.. ... ..',
  'audit.follow-up': '... ++. ..+.. ... ..',
  'audit.comment': '... ++. ..+.. ... ..',
  'audit.note': '... ... ..+.. ... ..',
  'audit.report': '... +++ ..+.. ... ..',
  'audit.delete': '... +.. ..... ... ..',
  'evidence.add': '... ++. ..+.. ... ..',
  'evidence.read': '... +++ ..+.. ... ..',
  'evidence.remove': '... ++. ..+.. ... ..',

  'release.make': '... ... ..... +.. ..',
  'release.read': '... ... ..... +.. ..',
  'release.publish': '... ... ..... +.. ..',
  'referral.record': '..+ ++. ..... ... ..',
  'referral.withdraw': '..+ ++. ..... ... ..',
  'referral.read': '..+ +++ ..+.. ..+ ..',
  'referral.follow': '..+ ++. ..+.. ..+ ..',
  'referral.import': '... ... ..... ..+ ..',
  'catalogue.edit': '... ... ..... ... +.',
  'catalogue.publish': '... ... ..... ... +.',
};

const cases = Object.entries(table).flatMap(([action, row]) => {
  const marks = row.replaceAll(' ', '');
  return people.map(
    ([name, who, relation], column) =>
      [name, marks[column] === '+' ? 'may' : 'may not', action as Action, who, relation] as const,
  );
});

describe('rights', () => {
  it('the table here has every action and every person', () => {
    expect(Object.keys(table).toSorted()).toEqual(Object.keys(RIGHTS).toSorted());
    for (const row of Object.values(table))
      expect(row).toMatch(/^[.+]{3} [.+]{3} [.+]{5} [.+]{3} [.+]{2}$/);
  });

  it.each(cases)('%s %s %s', (_name, verdict, action, who, relation) => {
    expect(may(who, action, relation)).toBe(verdict === 'may');
  });
});
