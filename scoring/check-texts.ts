/** Checks how texts are typed: rule R28. */
import { findingsIn } from './check-rules.ts';
import type { Finding } from './check-rules.ts';

/** `content` is a whole data file as read: ids and values hold no apostrophe, so that whatever does is a text. */
export function checkTexts(content: unknown, file: string): Finding[] {
  return findingsIn(file, (report) => {
    for (const [path, text] of textsIn(content, []))
      if (text.includes("'")) report('R28', path, 'Write the apostrophe ’, not the straight one');
  });
}

function textsIn(content: unknown, path: string[]): [string, string][] {
  if (typeof content === 'string') return [[path.join('.'), content]];
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) => textsIn(value, [...path, key]));
}
