import type { mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Membership } from '../accounts/rights.ts';
import type { Database } from '../database/connection.ts';
import {
  type CompanyRecord,
  INVITATIONS_AT_MOST,
  type Invitation,
  type Member,
  MEMBERS_AT_MOST,
  type Seat,
} from './companies.record.ts';
import { type Companies, companiesIn, seated } from './companies.store.ts';

const AT_ONCE = 500;

/** Members and invitations of companies: one update of one document each, its deed included. */
export class MemberStore {
  readonly #raw: Companies;

  constructor({ connection }: Database) {
    this.#raw = companiesIn(connection);
  }

  /** @returns false if there are too many, the address has one, or the owner has lost the seat */
  async addInvitation(seat: Seat, invitation: Invitation, deed: Unrecorded): Promise<boolean> {
    return this.#update(
      {
        ...seated(seat),
        [`invitations.${INVITATIONS_AT_MOST - 1}`]: { $exists: false },
        'invitations.email': { $ne: invitation.email },
      },
      { $push: { invitations: invitation, unrecorded: deed } },
    );
  }

  /** @returns false if there is none, or the owner has lost the seat */
  async removeInvitation(seat: Seat, id: string, deed: Unrecorded): Promise<boolean> {
    return this.#update(
      { ...seated(seat), 'invitations.id': id },
      { $pull: { invitations: { id } }, $push: { unrecorded: deed } },
    );
  }

  /** Invitations whose mail has still to be queued, with their company. */
  async findUnsent(): Promise<{ company: string; invitation: Invitation }[]> {
    const found = await this.#raw
      .find({ 'invitations.unsent': { $type: 'string' } })
      .project<Pick<CompanyRecord, '_id' | 'invitations'>>({ invitations: 1 })
      .limit(AT_ONCE)
      .toArray();
    return found.flatMap(({ _id: company, invitations }) =>
      invitations
        .filter(({ unsent }) => unsent !== null)
        .map((invitation) => ({ company, invitation })),
    );
  }

  /** Notes that the mail is in the queue. */
  async setSent(company: string, id: string): Promise<void> {
    await this.#raw.updateOne(
      { _id: company, 'invitations.id': id },
      { $set: { 'invitations.$.unsent': null } },
    );
  }

  /** Gives an invitation the hash of its token. @returns false if it was accepted, withdrawn or is over */
  async setHash(company: string, id: string, hash: string, now: Date): Promise<boolean> {
    return this.#update(
      { _id: company, invitations: { $elemMatch: { id, expiresAt: { $gt: now } } } },
      { $set: { 'invitations.$.hash': hash } },
    );
  }

  /** The company into which a token invites, while it does. */
  async findByInvitation(hash: string, now: Date): Promise<CompanyRecord | null> {
    return this.#raw.findOne({ invitations: { $elemMatch: { hash, expiresAt: { $gt: now } } } });
  }

  /** The company that the account joined by a token. */
  async findJoined(hash: string, account: string): Promise<CompanyRecord | null> {
    return this.#raw.findOne({ members: { $elemMatch: { account, invitation: hash } } });
  }

  /**
   * Makes a member of who was invited; the invitation is used up.
   * @returns false if it is not there any more, the account is a member, or there are too many
   */
  async join(company: string, id: string, member: Member, deed: Unrecorded): Promise<boolean> {
    const invited = { id, hash: member.invitation, expiresAt: { $gt: member.since } };
    return this.#update(
      {
        _id: company,
        invitations: { $elemMatch: invited },
        'members.account': { $ne: member.account },
        [`members.${MEMBERS_AT_MOST - 1}`]: { $exists: false },
      },
      { $pull: { invitations: { id } }, $push: { members: member, unrecorded: deed } },
    );
  }

  /** @returns false if the account is no member, no other owner would be left, or the owner has lost the seat */
  async changeRole(
    seat: Seat,
    account: string,
    role: Membership,
    deed: Unrecorded,
  ): Promise<boolean> {
    const filter = role === 'owner' ? both(seat, account) : withAnotherOwner(seat, account);
    return this.#update(
      filter,
      { $set: { 'members.$[one].role': role }, $push: { unrecorded: deed } },
      { arrayFilters: [{ 'one.account': account }] },
    );
  }

  /** @returns false if the account is no member, no other owner would be left, or the seat is lost */
  async remove(seat: Seat, account: string, deed: Unrecorded): Promise<boolean> {
    return this.#update(withAnotherOwner(seat, account), {
      $pull: { members: { account } },
      $push: { unrecorded: deed },
    });
  }

  /** Forgets the addresses of invitations that are over. */
  async forgetOver(now: Date): Promise<void> {
    const over = { expiresAt: { $lte: now } };
    await this.#raw.updateMany(
      { 'invitations.expiresAt': { $lte: now } },
      { $pull: { invitations: over } },
    );
  }

  async #update(
    filter: object,
    update: mongo.UpdateFilter<CompanyRecord>,
    options: mongo.UpdateOptions = {},
  ): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(filter, update, options);
    return matchedCount === 1;
  }
}

/** The company, as long as one member has the seat and the other is a member at all. */
function both({ company, account, role }: Seat, other: string) {
  const members = [{ account, role }, { account: other }];
  return { _id: company, members: { $all: members.map(matching) } };
}

/** And as long as somebody besides the other is its owner: asked by the very update that takes one away. */
function withAnotherOwner({ company, account, role }: Seat, other: string) {
  const members = [
    { account, role },
    { account: other },
    { account: { $ne: other }, role: 'owner' },
  ];
  return { _id: company, members: { $all: members.map(matching) } };
}

function matching(member: object) {
  return { $elemMatch: member };
}
