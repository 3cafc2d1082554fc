import type { mongo } from 'mongoose';
import type { Unrecorded } from '../accounts/record.ts';
import type { Database } from '../database/connection.ts';
import type { AssessmentRecord, Holder } from './assessments.record.ts';
import { assessmentsIn, editable, type Via } from './assessments.store.ts';

const LISTED_AT_MOST = 200;

/** A claimed version whose other versions have still to follow. */
export interface Claimed {
  _id: string;
  series: string;
  holder: Holder;
  movedFrom?: Holder;
}

/** From one holder to another, with what the record of each will say. */
export interface Move {
  from: Holder;
  to: Holder;
  deeds: Unrecorded[];
}

/** Whose an assessment is, and by which definition it is answered. */
export type Held = Required<Pick<AssessmentRecord, 'holder' | 'instrument' | 'version'>>;

const HELD_LINE = {
  instrument: 1,
  version: 1,
  status: 1,
  updatedAt: 1,
  assessedOn: 1,
  corrects: 1,
  point: 1,
  follows: 1,
} as const;
export type HeldLine = Pick<AssessmentRecord, '_id' | keyof typeof HELD_LINE>;

/** Assessments that have a holder. */
export class HoldingStore {
  readonly #raw: mongo.Collection<AssessmentRecord>;

  constructor({ connection }: Database) {
    this.#raw = assessmentsIn(connection);
  }

  /** Gives the assessment to a holder; all edit links end. @returns false if the link is dead or it is held */
  async claim(via: Via, holder: Holder, deed: Unrecorded): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { ...editable(via), holder: { $exists: false } },
      {
        $set: { holder, claimUnfinished: true },
        $pull: { links: { right: 'edit' } },
        $push: { unrecorded: deed },
      },
    );
    return matchedCount === 1;
  }

  /** Gives what one holder has to another. @returns false if it is not there */
  async move(assessment: string, { from, to, deeds }: Move): Promise<boolean> {
    const { matchedCount } = await this.#raw.updateOne(
      { _id: assessment, holder: from, claimUnfinished: { $exists: false } },
      {
        $set: { holder: to, movedFrom: from, claimUnfinished: true },
        $push: { unrecorded: { $each: deeds } },
      },
    );
    return matchedCount === 1;
  }

  /** Whose it is, and nothing else of it; null if nobody holds it. */
  async findHolder(assessment: string): Promise<Held | null> {
    const held = { _id: assessment, holder: { $exists: true } };
    return this.#raw.findOne<Held>(held, {
      projection: { _id: 0, holder: 1, instrument: 1, version: 1 },
    });
  }

  /** Whose they are, where somebody holds them. */
  async findHolders(assessments: string[]): Promise<Pick<AssessmentRecord, '_id' | 'holder'>[]> {
    return this.#raw
      .find({ _id: { $in: assessments }, holder: { $exists: true } })
      .project<Pick<AssessmentRecord, '_id' | 'holder'>>({ holder: 1 })
      .toArray();
  }

  async findUnfinishedClaims(): Promise<Claimed[]> {
    return this.#raw
      .find({ claimUnfinished: true })
      .project<Claimed>({ series: 1, holder: 1, movedFrom: 1 })
      .limit(1000)
      .toArray();
  }

  /** The other versions follow to the holder, from whoever had them with it; their edit links end. */
  async finishClaim({ _id, series, holder, movedFrom }: Claimed): Promise<void> {
    await this.#raw.updateMany(
      {
        series,
        status: { $in: ['draft', 'submitted'] },
        holder: movedFrom ?? { $exists: false },
      },
      { $set: { holder }, $pull: { links: { right: 'edit' } } },
    );
    await this.#raw.updateOne({ _id }, { $unset: { claimUnfinished: 1, movedFrom: 1 } });
  }

  /** The holder's assessments without answers and results, the newest change first. */
  async listHeld(holder: Holder): Promise<HeldLine[]> {
    return this.#raw
      .find({ holder })
      .project<HeldLine>(HELD_LINE)
      .sort({ updatedAt: -1 })
      .limit(LISTED_AT_MOST)
      .toArray();
  }
}
