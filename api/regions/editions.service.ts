import type { DashboardView, EditionView, TableView } from '../contract-regions.ts';
import { notFound } from '../http/http-error.ts';
import type { DisclosureSettings } from './disclosure/settings.ts';
import type { Officer } from './officer.ts';
import type { ReleaseDocuments } from './release-documents.store.ts';
import { type ReleaseRecord, editionId } from './releases.record.ts';
import type { ReleaseService } from './releases.service.ts';
import type { ReleaseStore } from './releases.store.ts';

export interface EditionServiceNeeds {
  releases: ReleaseStore;
  service: ReleaseService;
  documents: ReleaseDocuments;
  officer: Officer;
  settings: DisclosureSettings;
}

/** What anybody may read: editions, and what the last visible release says of a group. */
export class EditionService {
  readonly #needs: EditionServiceNeeds;

  constructor(needs: EditionServiceNeeds) {
    this.#needs = needs;
  }

  async list(region?: string): Promise<EditionView[]> {
    const found = await this.#needs.releases.editions(region);
    return Promise.all(found.map((release) => this.view(release)));
  }

  async edition(id: string): Promise<EditionView> {
    return this.view(await this.#find(id));
  }

  async dashboard(id: string): Promise<DashboardView> {
    return this.#needs.service.dashboard(await this.#find(id));
  }

  async table(id: string, table: string, node?: string): Promise<TableView> {
    return this.#needs.service.table(await this.#find(id), table, node);
  }

  async view(release: ReleaseRecord): Promise<EditionView> {
    const { documents, officer, settings } = this.#needs;
    const { region, number, asOf, generated, edition, preview } = release;
    const { minimum, meanMinimum, quartileMinimum } = settings;
    return {
      id: editionId(release),
      region,
      regionName: officer.nameOf(region),
      number,
      asOf,
      publishedAt: edition?.publishedAt.toISOString() ?? '',
      generated,
      licence: 'CC-BY-4.0',
      counted: preview?.counted ?? { firms: null, anonymous: null },
      tables: await documents.summaries(release),
      rules: { minimum, meanMinimum, quartileMinimum },
    };
  }

  async #find(id: string): Promise<ReleaseRecord> {
    const [, region, number] = /^([A-Z]{2}[A-Z0-9]{2})-([1-9]\d{0,5})$/.exec(id) ?? [];
    const found = region && (await this.#needs.releases.findEdition(region, Number(number)));
    if (!found) throw notFound('edition');
    return found;
  }
}
