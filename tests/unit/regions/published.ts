/** Releases of an invented region, of which every firm is known, as everybody may read them. */
import type { CellView } from '../../../api/contract-regions.ts';
import { toCell } from '../../../api/regions/cells.ts';
import { GroupChanges } from '../../../api/regions/changes.ts';
import { disclosureSettings } from '../../../api/regions/disclosure/settings.ts';
import { type Group, Groups, PASSES, keysOf, relationsOf } from '../../../api/regions/groups.ts';
import { type ProtectedFigures, Protection } from '../../../api/regions/protected-figures.ts';
import { type LastRelease, toFrame } from '../../../api/regions/release-figures.ts';
import type { Frame } from '../../../api/regions/releases.record.ts';
import type { PlannedTable } from '../../../api/regions/table-plan.ts';
import { tallyOf } from '../../../api/regions/tally.ts';
import { turnsOf } from './turns.ts';

export const NODES = ['overall', 'technology'] as const;
export type Node = (typeof NODES)[number];
export const settings = disclosureSettings(5);

const all: PlannedTable['figures'] = ['count', 'mean', 'levels', 'quartiles'];
export const TABLES: PlannedTable[] = [
  { id: 'region', groupings: [], figures: all },
  { id: 'identity', groupings: ['identity'], figures: all },
  { id: 'province', groupings: ['nuts3'], figures: all },
  { id: 'value-chain', groupings: ['valueChain'], figures: all },
  {
    id: 'province-value-chain',
    groupings: ['nuts3', 'valueChain'],
    figures: ['count', 'mean', 'quartiles'],
  },
];

/** A result of a firm, and in which releases it counts. */
export interface CountedResult {
  firm: string;
  checked: boolean;
  at: { nuts3: string; valueChain: string };
  /** In hundredths. */
  scores: Record<Node, number | null>;
  from: number;
  until: number | null;
}

export interface Published {
  number: number;
  groups: ReadonlyMap<string, Group>;
  figures: ProtectedFigures;
  frame: Frame[];
  /** What is printed of a group at a node. */
  cell(key: string, node: Node): CellView | undefined;
}

export function countsIn({ from, until }: CountedResult, release: number): boolean {
  return from <= release && (until === null || until > release);
}

/** Keys of all groups in which a result counts. */
export function groupsOf({ at, checked }: CountedResult): string[] {
  return keysOf(TABLES, PASSES[0] ?? [], { at: { ...at }, checked });
}

/**
 * Makes a release of all results that count in it.
 * @param last the release before; without it this one is protected as if it were the first
 */
export async function publish(
  results: readonly CountedResult[],
  number: number,
  last?: Published,
): Promise<Published> {
  const groups = new Groups(TABLES, NODES);
  for (const result of results.filter((each) => countsIn(each, number))) {
    const { at, checked } = result;
    groups.add(PASSES[0] ?? [], {
      at,
      checked,
      firms: 1,
      generated: false,
      nodes: talliesOf(result),
    });
  }
  groups.sort();
  const withLevels = new Set(
    [...groups.byKey.values()].flatMap(({ key, table }) =>
      TABLES.find(({ id }) => id === table)?.figures.includes('levels') ? [key] : [],
    ),
  );
  const figures = await new Protection(
    {
      groups: groups.byKey,
      relations: relationsOf(groups.byKey.keys()),
      nodes: NODES,
      withLevels,
      last: last && lastOf(last, results, number, withLevels),
    },
    settings,
    () => Promise.resolve(),
  ).run();
  return {
    number,
    groups: groups.byKey,
    figures,
    frame: toFrame(groups, TABLES, figures, number, last?.frame ?? []),
    cell(key, node) {
      const group = groups.byKey.get(key);
      const table = TABLES.find(({ id }) => id === group?.table);
      return group && table && toCell(group, node, table, figures);
    },
  };
}

function lastOf(
  { number, frame }: Published,
  results: readonly CountedResult[],
  now: number,
  withLevels: ReadonlySet<string>,
): LastRelease {
  const changes = new GroupChanges(NODES);
  for (const result of results.filter(({ from }) => from <= now)) {
    const { from, until } = result;
    const ended = until !== null && until <= now ? until : null;
    for (const turn of turnsOf({ from, until: ended, nodes: talliesOf(result) }))
      for (const key of groupsOf(result)) changes.add(key, turn, withLevels.has(key));
  }
  return { number, frame: new Map(frame.map((cell) => [cell.key, cell])), changes: changes.moves };
}

function talliesOf({ scores }: CountedResult) {
  const level = levelOf(scores.overall);
  return {
    ...Object.fromEntries(NODES.map((node) => [node, tallyOf(scores[node])])),
    level: tallyOf(level === 6 ? null : level * 100),
  };
}

/** Level 0–5; 6 stands for no score. */
export function levelOf(hundredths: number | null): number {
  if (hundredths === null) return 6;
  return hundredths >= 475 ? 5 : Math.floor(hundredths / 100);
}
