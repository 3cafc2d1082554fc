/** The whole points around all means: what changes over time is small against the scale from 0 to 5. */
export function scaleAround(means: readonly (number | null)[]): { min: number; max: number } {
  const shown = means.filter((mean) => mean !== null);
  if (shown.length === 0) return { min: 0, max: 5 };
  const min = Math.min(4, Math.floor(Math.min(...shown)));
  return { min, max: Math.max(min + 1, Math.ceil(Math.max(...shown))) };
}
