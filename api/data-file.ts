import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { z } from 'zod';
import type { Finding } from '../scoring/check-rules.ts';
import { projectRoot } from './project-root.ts';

/** A data file that is broken or breaks a rule: the service does not start on it. */
export class DataError extends Error {
  readonly findings: Finding[];
  constructor(findings: Finding[]) {
    super(findings.map(describeFinding).join('\n'));
    this.findings = findings;
  }
}

/** One line: file, path, rule and what is wrong. */
export function describeFinding({ rule, file, path, message }: Finding): string {
  return `${file}: ${path === '' ? '' : `${path}: `}${message} (rule ${rule})`;
}

/** Reads a JSON file of the given shape. Throws a DataError that names the file, the path and rule R1. */
export function readDataFile<T>(file: string, schema: z.ZodType<T>): T {
  const name = nameOf(file);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `not JSON: ${error.message}` : 'cannot be read';
    throw new DataError([{ rule: 'R1', file: name, path: '', message: reason }]);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new DataError(
    parsed.error.issues.map((issue) => ({
      rule: 'R1',
      file: name,
      path: issue.path.join('.'),
      message: issue.message,
    })),
  );
}

/** The file relative to the project, where it lies inside. */
export function nameOf(file: string): string {
  const inside = relative(projectRoot, file);
  return inside.startsWith('..') ? file : inside;
}
