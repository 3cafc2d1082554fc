import type { Language } from '../../scoring/definition.ts';
import type { Block, PrintedDocument, TableBlock } from '../../scoring/document.ts';
import { plain, section, strong } from '../../scoring/document-text.ts';
import type { Wording } from '../../scoring/report-wording.ts';
import type { NeedsView, NeedView, ProgrammeView } from '../contract-programmes.ts';
import type { RegionTerms } from '../contract-regions.ts';
import { nameOfCode } from './terms.ts';

interface AnnexNeeds {
  view: NeedsView;
  regionName: string;
  terms: RegionTerms;
  words: Wording;
  language: Language;
}

/** Needs against programmes as the annex of a resolution. A generated region's is marked on every page. */
export function needsAnnex(needs: AnnexNeeds): PrintedDocument {
  const { view, regionName: region, words, language } = needs;
  const say = (key: string, values = {}) => words.say(`annex.${key}`, values);
  const named = { region, day: words.day(view.asOf) };
  return {
    language,
    kind: say('kind'),
    title: say('title', named),
    subtitle: say('subtitle', named),
    subject: say('title', named),
    day: view.asOf,
    foot: say('foot', named),
    mark: view.generated ? say('mark') : null,
    opening: [
      ...(view.generated ? [strong(words.say('edition.generated'))] : []),
      plain(say('lead', named)),
      plain(words.say('edition.about.sample')),
      plain(say('withheld')),
    ],
    sections: [
      section(say('uncovered.heading'), uncovered(needs)),
      section(say('unneeded.heading'), unneeded(needs)),
      section(say('needs.heading'), [needTable(needs)]),
      section(say('coherence.heading'), [plain(say('coherence.text')), coherence(needs)]),
      section(say('programmes.heading'), [programmeTable(needs)]),
    ],
  };
}

type Place = Pick<NeedView, 'area' | 'size'>;

const areaName = ({ terms, language }: AnnexNeeds, area: string): string =>
  terms.nodes.find(({ id }) => id === area)?.name[language] ?? area;
const sizeName = ({ terms, language }: AnnexNeeds, size: string): string =>
  nameOfCode(terms, 'size', size, language);

function uncovered(needs: AnnexNeeds): Block[] {
  const { view, words } = needs;
  if (view.uncovered.length === 0) return [plain(words.say('annex.uncovered.none'))];
  const line = ({ area, size }: Place): string => {
    const found = view.needs.find((need) => need.area === area && need.size === size);
    const names = { area: areaName(needs, area), size: sizeName(needs, size) };
    return words.say('annex.uncovered.line', { ...names, count: found?.firms ?? 0 });
  };
  return [{ kind: 'list', items: view.uncovered.map(line) }];
}

function unneeded({ view, words, language }: AnnexNeeds): Block[] {
  const offers = view.programmes.filter(({ id }) => view.unneeded.includes(id));
  if (offers.length === 0) return [plain(words.say('annex.unneeded.none'))];
  const items = offers.map((offer) => `${offer.code}: ${titleOf(offer, words, language)}`);
  return [plain(words.say('annex.unneeded.text')), { kind: 'list', items }];
}

function needTable(needs: AnnexNeeds): TableBlock {
  const { view, words } = needs;
  const codes = new Map(view.programmes.map(({ id, code }) => [id, code]));
  return {
    kind: 'table',
    columns: [
      { title: words.say('annex.column.area'), share: 3 },
      { title: words.say('annex.column.size'), share: 1.2 },
      { title: words.say('annex.column.target'), share: 1, align: 'right' },
      { title: words.say('annex.column.firms'), share: 1.4, align: 'right' },
      { title: words.say('annex.column.offers'), share: 4 },
    ],
    rows: view.needs.map(({ area, size, target, firms, offers }) => [
      areaName(needs, area),
      sizeName(needs, size),
      String(target),
      firms === null ? words.say('annex.hidden') : words.say('annex.count', { firms }),
      offers.map((id) => codes.get(id) ?? id).join(', ') || '–',
    ]),
  };
}

function coherence(needs: AnnexNeeds): TableBlock {
  const { view, words } = needs;
  const kinds = [...new Set(view.coherence.map(({ kind }) => kind))];
  const areas = [...new Set(view.coherence.map(({ area }) => area))];
  const offersOf = (area: string, kind: string): number =>
    view.coherence.find((each) => each.area === area && each.kind === kind)?.offers ?? 0;
  return {
    kind: 'table',
    columns: [
      { title: words.say('annex.column.area'), share: 3 },
      ...kinds.map((kind) => ({
        title: words.say(`annex.kind.${kind}`),
        share: 1.3,
        align: 'right' as const,
      })),
    ],
    rows: areas.map((area) => [
      areaName(needs, area),
      ...kinds.map((kind) => String(offersOf(area, kind) || '–')),
    ]),
  };
}

function programmeTable(needs: AnnexNeeds): TableBlock {
  const { view, words, language } = needs;
  const answered = ({ needs: its }: ProgrammeView): string => {
    const areas = [...new Set(its.map(({ area }) => area))];
    const sizesOf = (area: string): string =>
      its.flatMap((each) => (each.area === area ? sizeName(needs, each.size) : [])).join(', ');
    return areas.map((area) => `${areaName(needs, area)} (${sizesOf(area)})`).join('; ') || '–';
  };
  return {
    kind: 'table',
    columns: [
      { title: words.say('annex.column.code'), share: 1.4 },
      { title: words.say('annex.column.programme'), share: 3 },
      { title: words.say('annex.column.answers'), share: 5 },
    ],
    rows: view.programmes.map((programme) => [
      programme.code,
      titleOf(programme, words, language),
      answered(programme),
    ]),
  };
}

function titleOf({ title, demonstration }: ProgrammeView, words: Wording, language: Language) {
  if (!demonstration) return title[language];
  return words.say('annex.demonstration', { title: title[language] });
}
