export const INK = '#17324d';
export const FONT = { family: "'Titillium Web', sans-serif", weight: 600 } as const;
