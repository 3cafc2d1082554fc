import { parseArgs } from 'node:util';
import { DataError, describeFinding } from '../data-file.ts';
import { reasonOf } from '../database/error-facts.ts';
import { StartError } from '../start-error.ts';

export interface Command {
  /** Printed by --help: use, formats, exit codes. */
  help: string;
  /** Options that take a value. */
  options?: readonly string[];
  /** Name among the values of the one word that stands by itself; without it no word may. */
  operand?: string;
  /** Options that are present or not. */
  switches?: readonly string[];
  /** Returns what is printed as JSON; `exitCode` is set by the command itself where a result is a "no". */
  run(values: Record<string, string | undefined>, switches: Record<string, boolean>): unknown;
}

/** A call that cannot be carried out: one sentence for standard error. */
export class CommandError extends Error {}

/** Runs one command line: JSON on standard output, or what is wrong (file, path, rule) on standard error and exit code 1. */
export async function runCommand(command: Command, words = process.argv.slice(2)): Promise<void> {
  try {
    const { operand } = command;
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: operand !== undefined,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          (command.options ?? []).map((name) => [name, { type: 'string' as const }]),
        ),
        ...Object.fromEntries(
          (command.switches ?? []).map((name) => [name, { type: 'boolean' as const }]),
        ),
      },
    });
    if (values.help) {
      console.log(command.help);
      return;
    }
    const [word, ...more] = positionals;
    if (more.length > 0) throw new CommandError(`Give one ${operand} name only.`);
    const texts: Record<string, string> = {};
    if (operand !== undefined && word !== undefined) texts[operand] = word;
    const flags: Record<string, boolean> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') texts[name] = value;
      if (typeof value === 'boolean') flags[name] = value;
    }
    console.log(JSON.stringify(await command.run(texts, flags), null, 2));
  } catch (error) {
    process.exitCode = 1;
    console.error(explain(error));
  }
}

function explain(error: unknown): string {
  if (error instanceof DataError) return error.findings.map(describeFinding).join('\n');
  if (error instanceof CommandError || error instanceof StartError || error instanceof RangeError)
    return error.message;
  if (
    error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS')
  )
    return `${error.message} (--help says more)`;
  return reasonOf(error);
}

/** The value of an option that must be there. */
export function required(values: Record<string, string | undefined>, name: string): string {
  const value = values[name];
  if (value === undefined) throw new CommandError(`--${name} is missing (--help says more)`);
  return value;
}
