import { type Model, Schema } from 'mongoose';
import type { Database } from '../database/connection.ts';
import type { Language } from '../../scoring/definition.ts';

/** A mail that waits. It holds no text and no token, and is gone once sent. */
export interface MailRecord {
  _id: string;
  /** Which writer makes a letter of it. */
  kind: string;
  to: string;
  language: Language;
  /** Ids that its writer needs, such as those of an assessment and of the link that the mail carries. */
  about: Readonly<Record<string, string>>;
  attempts: number;
  /** Not before; while someone is sending it, the end of their lease. */
  dueAt: Date;
  createdAt: Date;
}

const DUPLICATE = 11_000;

const schema = new Schema<MailRecord>(
  {
    _id: String,
    kind: String,
    to: String,
    language: String,
    about: Schema.Types.Mixed,
    attempts: Number,
    dueAt: { type: Date, index: true },
    createdAt: Date,
  },
  { versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
);
schema.index({ 'about.series': 1 });

/** Mails waiting in the database. */
export class MailStore {
  readonly #model: Model<MailRecord>;

  constructor({ connection }: Database) {
    this.#model =
      connection.models['Mail'] ?? connection.model<MailRecord>('Mail', schema, 'mails');
  }

  async prepare(): Promise<void> {
    await this.#model.createIndexes();
  }

  /** The same mail again changes nothing. */
  async add(mail: MailRecord): Promise<void> {
    try {
      await this.#model.insertOne(mail);
    } catch (error) {
      if ((error as { code?: number }).code !== DUPLICATE) throw error;
    }
  }

  /** Takes the next mail that is due; nobody else gets it before `leaseUntil`. */
  async claim(now: Date, leaseUntil: Date): Promise<MailRecord | null> {
    return this.#model
      .findOneAndUpdate(
        { dueAt: { $lte: now } },
        { $set: { dueAt: leaseUntil }, $inc: { attempts: 1 } },
        { sort: { dueAt: 1 }, returnDocument: 'after' },
      )
      .lean<MailRecord>();
  }

  async postpone(id: string, dueAt: Date): Promise<void> {
    await this.#model.updateOne({ _id: id }, { $set: { dueAt } });
  }

  async remove(id: string): Promise<void> {
    await this.#model.deleteOne({ _id: id });
  }

  /** Removes what waits about any version of an assessment. */
  async removeSeries(series: string): Promise<void> {
    await this.#model.deleteMany({ 'about.series': series });
  }
}
