import type { KeyObject } from 'node:crypto';
import type { Database } from '../database/connection.ts';
import { keyedHash } from '../keys.ts';
import type { LoadedInstrument } from '../questionnaires/questionnaires.load.ts';
import type { MeasuredFirm } from '../seed/region-population.ts';
import type { Model } from '../../scoring/definition.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { score } from '../../scoring/score.ts';
import { type ResultRecord, toResult } from './results.record.ts';
import { ResultStore } from './results.store.ts';

/** Results of generated firms, scored like any other and marked; without the answers they came from. */
export class GeneratedResults {
  readonly #store: ResultStore;
  readonly #instrument: LoadedInstrument;
  readonly #model: Model;
  readonly #secret: KeyObject;

  constructor(
    database: Database,
    needs: { instrument: LoadedInstrument; model: Model; secret: KeyObject },
  ) {
    this.#store = new ResultStore(database);
    this.#instrument = needs.instrument;
    this.#model = needs.model;
    this.#secret = needs.secret;
  }

  async prepare(): Promise<void> {
    await this.#store.prepare();
  }

  /** @returns how many results were added; those of the same seed are there once */
  async add(firms: MeasuredFirm[], seed: number): Promise<number> {
    return this.#store.insertMissing(firms.flatMap((firm) => this.#toRecords(firm, seed)));
  }

  #toRecords({ number, checked, profile, measurements }: MeasuredFirm, seed: number) {
    const { definition, instrument } = this.#instrument;
    const name = `generated ${seed} ${number}`;
    const firm = keyedHash(this.#secret, 'firm', name);
    return measurements.flatMap(({ day, answers }, time): ResultRecord[] => {
      const result = score(definition, answers, profileFacts(profile));
      const origin = {
        id: `${name} ${time}`,
        series: name,
        firm,
        checked,
        instrument: instrument.id,
        version: instrument.version,
        track: 'self' as const,
        day,
        generated: true as const,
      };
      const made = toResult(origin, profile, result, this.#model);
      return made ? [made] : [];
    });
  }
}
