import type { Clock } from '../clock.ts';
import type { OfficialCounts, RegionTerms } from '../contract-regions.ts';
import { badInput, HttpError, type Issue } from '../http/http-error.ts';
import { checkDay } from './release-day.ts';
import type { ReleaseStore } from './releases.store.ts';

const GROUPINGS = ['nuts3', 'section', 'size'] as const;

/** How many firms there are, as the region has loaded it: the next release is set against it. */
export class OfficialCountsService {
  readonly #store: ReleaseStore;
  readonly #terms: RegionTerms;
  readonly #clock: Clock;

  constructor(store: ReleaseStore, terms: RegionTerms, clock: Clock) {
    this.#store = store;
    this.#terms = terms;
    this.#clock = clock;
  }

  /** Null while none are loaded. */
  async read(region: string): Promise<OfficialCounts | null> {
    const found = await this.#store.findOfficial(region);
    if (!found) return null;
    const { _id, ...counts } = found;
    return counts;
  }

  /**
   * Replaces what was loaded before.
   * @throws HttpError 400 naming every code that is not the region's and every part that is more than the whole
   */
  async put(region: string, counts: OfficialCounts): Promise<void> {
    if (checkDay('asOf', counts.asOf) > this.#clock.today())
      throw badInput('asOf', 'in-the-future', 'the day is not over');
    const issues = GROUPINGS.flatMap((grouping) => this.#faults(region, grouping, counts));
    if (issues.length > 0)
      throw new HttpError(400, 'invalid-input', 'The request is not right.', { issues });
    await this.#store.putOfficial(region, counts);
  }

  #faults(
    region: string,
    grouping: (typeof GROUPINGS)[number],
    { total, counts }: OfficialCounts,
  ): Issue[] {
    const given = Object.entries(counts[grouping] ?? {});
    const known = new Set(this.#terms.groupings[grouping].codes.map(({ code }) => code));
    const isKnown = (code: string): boolean =>
      known.has(code) && (grouping !== 'nuts3' || code.startsWith(region));
    const unknown = given
      .filter(([code]) => !isKnown(code))
      .map(([code]) => ({
        path: `counts.${grouping}.${code}`,
        code: 'unknown-code',
        message: 'not in the classification of this region',
      }));
    const sum = given.reduce((firms, [, each]) => firms + each, 0);
    if (sum <= total) return unknown;
    const message = `${sum} firms in the parts, ${total} in the whole`;
    return [...unknown, { path: `counts.${grouping}`, code: 'more-than-total', message }];
  }
}
