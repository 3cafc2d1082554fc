/** “Firms like yours” in sentences and rows, made once for page and PDF. */
import type { Band, QuartilePoints } from './benchmark.ts';
import type { Model } from './definition.ts';
import { createWording, type ReportTexts, type Wording } from './report-wording.ts';

/** What the last release says of the group that the firm belongs to. Scores and figures in points. */
export interface PeerFigures {
  asOf: string;
  generated: boolean;
  /** Groups from the nearest to the one that was used, which is the last. */
  steps: readonly { groupings: readonly string[]; why: 'used' | 'too-few' | 'fact-missing' }[];
  count: number;
  nodes: readonly {
    node: string;
    score: number | null;
    mean: number | null;
    quartiles: QuartilePoints | null;
    /** About how many of a hundred firms of the group are below. */
    percentile: number | null;
    band: Band | null;
  }[];
}

export interface PeerRow {
  node: string;
  name: string;
  role: 'overall' | 'dimension' | 'area';
  score: number | null;
  quartiles: QuartilePoints | null;
  /** In the order of `columns`, without the name. */
  shown: string[];
}

export interface PeerReport {
  title: string;
  lead: string;
  /** Where the firm stands as a whole; null without a band. */
  standing: string | null;
  /** Which nearer groups were not used, and why; what else is to be said. */
  remarks: string[];
  columns: string[];
  rows: PeerRow[];
  /** How the picture is read. */
  picture: string;
  /** Highest score of the scale. */
  top: number;
}

/** Throws when a text or one of its values is missing. @param texts those of the report and `peers.<language>.json` */
export function buildPeers(figures: PeerFigures, model: Model, texts: ReportTexts): PeerReport {
  const words = createWording(texts);
  const top = model.levels.length - 1;
  const overall = figures.nodes.find(({ node }) => node === 'overall');
  const band = overall?.band ?? null;
  return {
    title: words.say('peers.title'),
    lead: words.say('peers.group', {
      count: figures.count,
      who: whoOf(words, figures.steps.at(-1)?.groupings ?? []),
      day: words.day(figures.asOf),
    }),
    standing:
      band &&
      words.say('peers.standing.overall', {
        band: words.say(`peers.band.${band}`),
        below: overall?.percentile ?? 0,
      }),
    remarks: remarksOf(figures, words),
    columns: ['name', 'score', 'band', 'below', 'lower', 'median', 'upper', 'mean'].map((column) =>
      words.say(`peers.column.${column}`),
    ),
    rows: rowsOf(figures, model, words),
    picture: words.say('peers.picture', { top }),
    top,
  };
}

function whoOf(words: Wording, groupings: readonly string[]): string {
  return words.say(`peers.who.${groupings.join()}`);
}

function remarksOf({ steps, generated, nodes }: PeerFigures, words: Wording): string[] {
  const widened = steps.flatMap(({ groupings, why }) =>
    why === 'used' ? [] : [words.say(`peers.${why}`, { who: whoOf(words, groupings) })],
  );
  const hasBands = nodes.some(({ quartiles }) => quartiles !== null);
  return [
    ...widened,
    ...(hasBands ? [] : [words.say('peers.no-bands')]),
    words.say('peers.caveat'),
    ...(generated ? [words.say('peers.generated')] : []),
  ];
}

/** Overall, then each dimension with its areas, as far as the release has figures of them. */
function rowsOf({ nodes }: PeerFigures, model: Model, words: Wording): PeerRow[] {
  const known = new Map(nodes.map((each) => [each.node, each]));
  const row = (node: string, name: string, role: PeerRow['role']): PeerRow[] => {
    const found = known.get(node);
    if (!found) return [];
    const { score, quartiles, mean, percentile, band } = found;
    const points = (value: number | null | undefined, none: string): string =>
      value == null ? none : words.score(value);
    const hidden = words.say('peers.hidden');
    const shown = [
      points(score, '–'),
      words.say(`peers.band.${band ?? 'none'}`),
      percentile === null ? '–' : words.say('peers.below', { percent: percentile }),
      ...[0, 1, 2].map((place) => points(quartiles?.[place], hidden)),
      points(mean, hidden),
    ];
    return [{ node, name, role, score, quartiles, shown }];
  };
  return [
    ...row('overall', words.say('peers.overall'), 'overall'),
    ...model.dimensions.flatMap((dimension) => [
      ...row(dimension.id, words.pick(dimension.name), 'dimension'),
      ...model.areas
        .filter((area) => area.dimension === dimension.id)
        .flatMap((area) => row(area.id, words.pick(area.name), 'area')),
    ]),
  ];
}
