/** Sections of NACE Rev. 2 by their last division. Rev. 2.1 keeps the divisions' numbers, so they are read alike. */
const LAST_DIVISIONS: [number, string][] = [
  [3, 'A'],
  [9, 'B'],
  [33, 'C'],
  [35, 'D'],
  [39, 'E'],
  [43, 'F'],
  [47, 'G'],
  [53, 'H'],
  [56, 'I'],
  [63, 'J'],
  [66, 'K'],
  [68, 'L'],
  [75, 'M'],
  [82, 'N'],
  [84, 'O'],
  [85, 'P'],
  [88, 'Q'],
  [93, 'R'],
  [96, 'S'],
  [98, 'T'],
  [99, 'U'],
];

/** The section of a division such as `32`; `unknown` for what is none. */
export function sectionOf(division: string): string {
  const number = /^\d{2}$/.test(division) ? Number(division) : 0;
  if (number === 0) return 'unknown';
  return LAST_DIVISIONS.find(([last]) => number <= last)?.[1] ?? 'unknown';
}
