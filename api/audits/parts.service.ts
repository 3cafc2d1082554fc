import type { Caller } from '../accounts/rights.ts';
import type { Clock } from '../clock.ts';
import type { Saved } from '../contract.ts';
import type { AuditDeed, SavePart } from '../contract-audits.ts';
import { HttpError } from '../http/http-error.ts';
import type { LoadedInstrument, Questionnaires } from '../questionnaires/questionnaires.load.ts';
import { type Facts, profileFacts } from '../../scoring/profile.ts';
import type { AuditRecord, PartName, PartValues } from './audits.record.ts';
import type { AuditStore } from './audits.store.ts';
import { instrumentOf } from './instrument.ts';
import {
  checkConclusions,
  checkDeclared,
  checkVerified,
  shareAnswered,
  verifiedAnswers,
} from './part-rules.ts';
import { demand, type Seat, type Seats, step } from './seat.ts';
import { RIGHT_FOR, type Side } from './workflow.ts';

export interface PartServiceNeeds {
  store: AuditStore;
  seats: Seats;
  questionnaires: Questionnaires;
  clock: Clock;
}

interface Around {
  loaded: LoadedInstrument;
  facts: Facts;
  today: string;
}

/** How a part is saved: by which deed of which side, what it must be, and which share of the audit it makes. */
interface PartRule<Name extends PartName> {
  deed(side: Side): AuditDeed;
  check(value: PartValues[Name], around: Around): PartValues[Name];
  share?(value: PartValues[Name], around: Around): number;
}

const RULES: { [Name in PartName]: PartRule<Name> } = {
  declared: {
    deed: () => 'declare',
    check: (value, { loaded }) => checkDeclared(loaded, value),
    share: (value, { loaded, facts }) => shareAnswered(loaded, value, facts),
  },
  verified: {
    deed: () => 'verify',
    check: (value, { loaded, today }) => checkVerified(loaded, value, today),
    share: (value, { loaded, facts }) => shareAnswered(loaded, verifiedAnswers(value), facts),
  },
  inventory: {
    deed: (side) => (side === 'company' ? 'declare' : 'verify'),
    check: (value) => value,
  },
  conclusions: {
    deed: () => 'conclude',
    check: checkConclusions,
  },
};

/** Saving the parts of an audit: each by itself, one update each, the same change once. */
export class PartService {
  readonly #needs: PartServiceNeeds;

  constructor(needs: PartServiceNeeds) {
    this.#needs = needs;
  }

  /**
   * Saves a whole part. The same `changeId` again gives the same answer, whatever has happened since.
   * @throws HttpError 409 `stale-revision` with the part as it is, 409 `wrong-status`, 400 naming each value
   */
  async save<Name extends PartName>(
    caller: Caller,
    id: string,
    part: Name,
    input: SavePart<PartValues[Name]>,
  ): Promise<Saved> {
    const { store, seats, questionnaires, clock } = this.#needs;
    const seat = await seats.take(caller, id);
    const { audit } = seat;
    const rule: PartRule<Name> = RULES[part];
    const repeated = earlier(seat, part, input.changeId, rule.deed(seat.side));
    if (repeated) return repeated;
    const next = step(seat, rule.deed(seat.side));
    const around = {
      loaded: instrumentOf(questionnaires, audit),
      facts: profileFacts(audit.profile),
      today: clock.today(),
    };
    const value = rule.check(input.value, around);
    if (audit[part].revision !== input.revision) throw staleRevision(audit, part);
    const share = rule.share?.(value, around);
    const change = { id: input.changeId, revision: input.revision + 1, at: clock.now() };
    const saving = { part, from: input.revision, value, change, next };
    const at = { id, company: audit.company, status: audit.status };
    if (await store.savePart(at, { ...saving, ...(share !== undefined && { share }) })) {
      return { revision: change.revision, savedAt: change.at.toISOString() };
    }
    // Somebody was faster: what is there now tells the answer.
    return this.save(caller, id, part, input);
  }
}

/** What was answered when this very change was saved; only for who may save it at all. */
function earlier(
  { audit, ...seat }: Seat,
  part: PartName,
  changeId: string,
  deed: AuditDeed,
): Saved | null {
  const change = audit[part].changes.find(({ id }) => id === changeId);
  if (!change) return null;
  demand(seat, RIGHT_FOR[deed]);
  return { revision: change.revision, savedAt: change.at.toISOString() };
}

/** 409 with the part as it is, for the page to merge. */
function staleRevision(audit: AuditRecord, part: PartName): HttpError {
  const { revision, value } = audit[part];
  return new HttpError(409, 'stale-revision', 'It was changed in the meantime.', {
    issues: [{ path: 'revision', code: 'stale-revision', message: `the revision is ${revision}` }],
    current: { revision, value },
  });
}
