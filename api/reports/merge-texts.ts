import type { ReportTexts } from '../../scoring/report-wording.ts';

/** The texts of one language from several files. @throws Error when two say the same key, or speak two languages */
export function mergeTexts(first: ReportTexts, second: ReportTexts): ReportTexts {
  const twice = Object.keys(second.texts).find((key) => first.texts[key] !== undefined);
  if (twice !== undefined) throw new Error(`Two files have the text “${twice}”`);
  if (first.language !== second.language) throw new Error('The texts are in two languages');
  return { language: first.language, texts: { ...first.texts, ...second.texts } };
}
