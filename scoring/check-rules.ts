/** The numbered rules of `npm run check`. Tests and documents quote the numbers; a number is never used again. */
export const RULES = {
  R1: 'The file fits its schema',
  R2: 'Ids are unique',
  R3: 'What is referred to exists',
  R4: 'Reserved answer values are not options',
  R5: 'The nodes form one tree below the root',
  R6: 'Scales span more than nothing and hold what enters them',
  R7: 'Bands rise from the scale’s minimum and stay on the scale',
  R8: 'Ladders and rankings fit their children',
  R9: 'Conditions read only questions asked earlier, and values that exist',
  R10: 'Survey and scoring file hold the same questions, options and types',
  R11: 'Options rise from the lowest to the highest points',
  R12: 'The time to answer stays within the instrument’s limit, in every language',
  R13: 'Numbers of questions and choices stay within the instrument’s limits',
  R14: 'Sums stay exact in 53 bits',
  R15: 'Weights of the areas of a dimension sum to 100',
  R16: 'Every area states its relevance to every goal; foundations are never 0; targets run from 1 to 4',
  R17: 'Texts stay within their length',
  R18: '“Not relevant” is allowed only where the model names the ground',
  R19: 'Golden firms fit the questionnaire and keep their results',
  R20: 'Every area of the model is asked about',
  R21: 'An offer’s file name, folder and edition say what it is',
  R22: 'Days and sums of an offer are in order',
  R23: 'A call pays for a service that exists',
  R24: 'Every offer can be reached by some result',
  R25: 'A published version keeps the definition that firms have answered',
  R26: 'The crosswalk of stages names each area once, and enough of them',
  R27: 'An answer that is carried over gives the same points in both instruments',
  R28: 'Texts have the apostrophe that the pages have',
} as const;

export type RuleId = keyof typeof RULES;

export interface Finding {
  rule: RuleId;
  /** File, relative to the project or as it was named. */
  file: string;
  /** Path inside the file, such as `questions.3.rule`. */
  path: string;
  message: string;
}

export type ReportFinding = (rule: RuleId, path: string, message: string) => void;

/** Runs one check over one file and collects what it reports. */
export function findingsIn(file: string, check: (report: ReportFinding) => void): Finding[] {
  const findings: Finding[] = [];
  check((rule, path, message) => findings.push({ rule, file, path, message }));
  return findings;
}

/** Values that stand more than once. */
export function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
