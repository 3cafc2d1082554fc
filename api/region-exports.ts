import type { Deps } from './deps.ts';
import { loadEditionWords } from './regions/export-method.ts';
import type { OfficersFigures, PublishedFigures } from './regions/export.routes.ts';
import type { EditionService } from './regions/editions.service.ts';
import type { Officer } from './regions/officer.ts';
import type { ReleaseService } from './regions/releases.service.ts';
import { loadRegionTerms } from './regions/terms.ts';

interface RegionServices {
  officer: Officer;
  releases: ReleaseService;
  editions: EditionService;
}

/** What the files of regional figures are made from: the figures by who may read them, and the words. */
export function createRegionExports(
  { questionnaires, classifications, reportTexts, config: { publicUrl } }: Deps,
  { officer, releases, editions }: RegionServices,
) {
  const find = async (...[caller, region, release]: Parameters<OfficersFigures['dashboard']>) => {
    await officer.demand(caller, 'release.read', region);
    return releases.find(region, release);
  };
  const officersFigures: OfficersFigures = {
    table: async (caller, region, release, table) =>
      releases.table(await find(caller, region, release), table),
    dashboard: async (caller, region, release) =>
      releases.dashboard(await find(caller, region, release)),
    preview: async (caller, region, release) =>
      releases.preview(await find(caller, region, release)),
  };
  const publishedFigures: PublishedFigures = editions;
  return {
    officersFigures,
    publishedFigures,
    regionTerms: loadRegionTerms(questionnaires, classifications),
    editionWords: loadEditionWords(reportTexts),
    questionnaires,
    publicUrl,
  };
}
