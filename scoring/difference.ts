/** Differences of points in words. */
import type { Wording } from './report-wording.ts';

/** "+0.4", "–1.2" or "0.0": rounded half up by size, with a sign unless it shows as nothing. */
export function signedPoints(words: Wording, points: number): string {
  const shown = words.score(Math.abs(points));
  if (shown === words.score(0)) return shown;
  return points < 0 ? `–${shown}` : `+${shown}`;
}
