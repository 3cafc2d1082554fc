import type { TablePlan } from '../../../api/regions/disclosure/plan.ts';

/** A firm of a generated population, about which everything is known. */
export interface Firm {
  id: string;
  area: string;
  level: string;
}

const ALL = 'all';

/** The firms of one cell of {@link planOfFirms}, each with its level as figure. */
export function membersOf(firms: readonly Firm[], key: string): Map<string, string> {
  const [area, level] = key.split('/');
  return new Map(
    firms
      .filter(
        (firm) => (area === ALL || firm.area === area) && (level === ALL || firm.level === level),
      )
      .map((firm) => [firm.id, firm.level]),
  );
}

/** Firms by area and level, with the totals of both, as a release would publish it. */
export function planOfFirms(
  firms: readonly Firm[],
  areas: readonly string[],
  levels: readonly string[],
): TablePlan {
  const counts = new Map<string, number>();
  for (const { area, level } of firms)
    for (const key of [`${area}/${level}`, `${area}/${ALL}`, `${ALL}/${level}`, `${ALL}/${ALL}`])
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const lines = [...areas, ALL];
  const cells = lines.flatMap((area) =>
    [...levels, ALL].map((level) => {
      const key = `${area}/${level}`;
      return { key, count: counts.get(key) ?? 0 };
    }),
  );
  return {
    cells,
    relations: [
      ...lines.map((area) => ({
        total: `${area}/${ALL}`,
        parts: levels.map((level) => `${area}/${level}`),
        tells: true,
      })),
      ...[...levels, ALL].map((level) => ({
        total: `${ALL}/${level}`,
        parts: areas.map((area) => `${area}/${level}`),
      })),
    ],
  };
}
