import type { Caller } from '../accounts/rights.ts';
import type { NeedsView } from '../contract-programmes.ts';
import type { CellView } from '../contract-regions.ts';
import type { Model } from '../../scoring/definition.ts';
import type { Catalogue } from '../../scoring/offer.ts';
import { compareNeeds } from './needs.ts';
import type { ReleaseRecord } from './releases.record.ts';
import type { ReleaseService } from './releases.service.ts';

export interface NeedsServiceNeeds {
  /** @throws HttpError 404 for a region that is not the officer's */
  requireRegion: (caller: Caller, region: string) => Promise<void>;
  releases: Pick<ReleaseService, 'find' | 'table'>;
  model: Model;
  catalogue: Catalogue;
}

/** What firms lack against what the catalogue offers, from what a release shows. */
export class NeedsService {
  readonly #needs: NeedsServiceNeeds;

  constructor(needs: NeedsServiceNeeds) {
    this.#needs = needs;
  }

  /** @throws HttpError 404 for a release or a region that is not the officer's, 409 for one that is not whole */
  async read(caller: Caller, region: string, id: string): Promise<NeedsView> {
    await this.#needs.requireRegion(caller, region);
    return this.of(await this.#needs.releases.find(region, id));
  }

  /** Of a release that may be read. */
  async of(release: ReleaseRecord): Promise<NeedsView> {
    const { releases, model, catalogue } = this.#needs;
    const { cells } = await releases.table(release, 'size', 'areas');
    const byArea = new Map<string, CellView[]>();
    for (const cell of cells) byArea.set(cell.node, [...(byArea.get(cell.node) ?? []), cell]);
    const { region, _id, asOf, generated } = release;
    const compared = compareNeeds({ region, asOf }, byArea, model, catalogue);
    return { region, release: _id, asOf, generated, ...compared };
  }
}
