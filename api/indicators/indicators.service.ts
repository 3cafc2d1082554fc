import type { KeyObject } from 'node:crypto';
import type { Caller } from '../accounts/rights.ts';
import type { IndicatorPlace, IndicatorsView, IndicatorView } from '../contract-programmes.ts';
import { keyedHash } from '../keys.ts';
import type { CountedReferral } from '../referrals/referrals.record.ts';
import type { DisclosureSettings } from '../regions/disclosure/settings.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { type Indicator, loadIndicators } from './definitions.ts';
import type { IndicatorStore } from './indicators.store.ts';
import { type Codes, MemberCount, type Standing } from './members.ts';
import {
  type Earlier,
  type KeptIndicator,
  type KeptPlace,
  protectIndicator,
} from './protection.ts';

/** A release as the indicators need it. */
export interface ReleaseFacts {
  id: string;
  region: string;
  asOf: string;
  generated: boolean;
}

export interface IndicatorNeeds {
  store: IndicatorStore;
  /** The release, for an officer of the region. @throws HttpError 404 for another's */
  findRelease: (caller: Caller, region: string, release: string) => Promise<ReleaseFacts>;
  /** Firms measured by place, as the release's own tables show them; null where they are withheld. */
  findMeasured: (release: ReleaseFacts, provinces: string[]) => Promise<Map<string, number | null>>;
  /** What the referrals of a region say. */
  referralsOf: (region: string) => AsyncIterable<CountedReferral>;
  catalogue: Catalogue;
  provinces: readonly { code: string; region: string }[];
  disclosure: DisclosureSettings;
  secret: KeyObject;
}

/** The indicators of action plans: computed with each release, and read from releases alone. */
export class IndicatorService {
  readonly #needs: IndicatorNeeds;
  readonly #indicators: Indicator[];
  readonly #codes: Codes;

  /** @throws DataError for a definition that is not right */
  constructor(needs: IndicatorNeeds) {
    this.#needs = needs;
    this.#indicators = loadIndicators(needs.catalogue);
    const { offers } = needs.catalogue;
    const digital = offers.filter((each) => each.kind === 'service' && each.digital !== 'none');
    this.#codes = {
      digital: new Set(digital.map(({ code }) => code)),
      kindOfCall: new Map(offers.map(({ code, kind }) => [code, kind])),
    };
  }

  /**
   * Computes and protects the figures of a release that is being made. Doing it again gives the same.
   * @param release its `moment`: nothing counts that was recorded after it
   * @param previous the last visible release of the region, if any
   */
  async compute(
    release: { id: string; region: string; asOf: string; moment: Date },
    previous: string | null,
  ): Promise<void> {
    const { store, disclosure } = this.#needs;
    const counts = this.#indicators.flatMap((indicator) =>
      indicator.region === release.region && indicator.counts.of === 'referrals'
        ? [{ indicator, count: new MemberCount(indicator, indicator.counts, this.#codes, release) }]
        : [],
    );
    for await (const referral of this.#needs.referralsOf(release.region)) {
      const standing = this.#standingOf(referral);
      for (const { count } of counts) count.add(standing);
    }
    for (const { indicator, count } of counts) {
      const places = await protectIndicator(
        {
          release: release.id,
          region: release.region,
          provinces: this.#provincesOf(release.region),
          isCount: indicator.unit === 'firms',
          members: count.members,
          earlier:
            previous === null ? null : await this.#earlier(release.region, previous, indicator),
        },
        disclosure,
      );
      const key = { release: release.id, region: release.region, indicator: indicator.id };
      await store.put(key, places, count.members);
    }
  }

  async remove(release: string): Promise<void> {
    await this.#needs.store.remove(release);
  }

  /** @throws HttpError 404 for a release or a region that is not the officer's */
  async read(caller: Caller, region: string, id: string): Promise<IndicatorsView> {
    const release = await this.#needs.findRelease(caller, region, id);
    const kept = await this.#needs.store.find(region, release.id);
    const provinces = this.#provincesOf(region);
    const measured = await this.#needs.findMeasured(release, provinces);
    const indicators = this.#indicators
      .filter((indicator) => indicator.region === region)
      .map((indicator) => {
        const actuals =
          indicator.counts.of === 'results' ? measured : shownOf(kept.get(indicator.id) ?? []);
        return toView(indicator, [region, ...provinces], actuals);
      });
    const { asOf, generated } = release;
    return { region, release: release.id, asOf, generated, indicators };
  }

  async #earlier(region: string, previous: string, { id }: Indicator): Promise<Earlier | null> {
    const { store } = this.#needs;
    const last = await store.findWhole(region, previous, id);
    if (!last) return null;
    const shown = new Map<string, KeptIndicator>([[previous, last]]);
    for (const { shownIn } of last.places) {
      if (shownIn === null || shown.has(shownIn)) continue;
      const whole = await store.findWhole(region, shownIn, id);
      if (whole) shown.set(shownIn, whole);
    }
    return { last, shown };
  }

  #standingOf({ firm, call, service, steps }: CountedReferral): Standing {
    return {
      firm: keyedHash(this.#needs.secret, 'indicator', firm.vatNumber ?? '').slice(0, 22),
      nuts3: firm.nuts3 ?? '',
      call,
      service,
      steps,
    };
  }

  #provincesOf(region: string): string[] {
    const own = this.#needs.provinces.filter((province) => province.region === region);
    return own.map(({ code }) => code);
  }
}

function shownOf(places: KeptPlace[]): Map<string, number | null> {
  return new Map(places.map(({ code, value, shown }) => [code, shown ? value : null]));
}

function toView(
  { id, name, unit, source, period, targets }: Indicator,
  places: string[],
  actuals: ReadonlyMap<string, number | null>,
): IndicatorView {
  return {
    id,
    name,
    unit,
    source: source.text,
    period,
    places: places.map((code): IndicatorPlace => {
      const actual = actuals.get(code) ?? null;
      const status = actual === null ? 'suppressed' : 'shown';
      return { code, target: targets[code] ?? null, actual, status };
    }),
  };
}
