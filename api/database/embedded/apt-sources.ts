import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One package source of the machine: an address and the suite it is used for. */
interface AptSource {
  uri: string;
  suite: string;
}

/**
 * The machine's own Debian mirror, from its apt sources in both formats (`.list`, `.sources`).
 * @param aptFolder usually `/etc/apt`
 * @returns the address, or undefined where the machine has no Debian mirror
 */
export function findDebianMirror(aptFolder = '/etc/apt'): string | undefined {
  return readSources(aptFolder).find(isDebianArchive)?.uri;
}

function readSources(aptFolder: string): AptSource[] {
  const parts = join(aptFolder, 'sources.list.d');
  const names = existsSync(parts) ? readdirSync(parts).toSorted() : [];
  const files = [join(aptFolder, 'sources.list'), ...names.map((name) => join(parts, name))];
  return files.filter(existsSync).flatMap((file) => {
    if (file.endsWith('.list')) return parseOneLineSources(readFileSync(file, 'utf8'));
    if (file.endsWith('.sources')) return parseDeb822Sources(readFileSync(file, 'utf8'));
    return [];
  });
}

/** Debian's main archive, not its security archive nor another vendor's packages for Debian. */
function isDebianArchive({ uri, suite }: AptSource): boolean {
  const forRelease = /^(bullseye|bookworm|oldoldstable|oldstable|stable)$/.test(suite);
  return forRelease && /^(https?|file|copy):.*\/debian\/?$/.test(uri);
}

/** Lines such as `deb [arch=amd64 signed-by=/a.gpg] http://mirror/debian bookworm main`. */
export function parseOneLineSources(text: string): AptSource[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/.exec(line);
    return match?.[1] && match[2] ? [{ uri: match[1], suite: match[2] }] : [];
  });
}

/** Stanzas of `Types:`, `URIs:`, `Suites:` … divided by empty lines; `Enabled: no` switches one off. */
export function parseDeb822Sources(text: string): AptSource[] {
  const withoutComments = text.replace(/^#.*\n?/gm, '');
  return withoutComments.split(/\n\s*\n/).flatMap((stanza) => {
    const fields = readFields(stanza);
    const words = (name: string): string[] => (fields.get(name) ?? '').split(/\s+/).filter(Boolean);
    if (!words('types').includes('deb')) return [];
    if (/^(no|false|0|off|without|disable)$/i.test(fields.get('enabled') ?? '')) return [];
    return words('uris').flatMap((uri) => words('suites').map((suite) => ({ uri, suite })));
  });
}

/** A field's value may go on in the following lines, which then begin with a space. */
function readFields(stanza: string): Map<string, string> {
  const unfolded = stanza.replace(/\n[ \t]+/g, ' ');
  return new Map(
    unfolded.split('\n').flatMap((line) => {
      const match = /^([A-Za-z-]+):\s*(.*)$/.exec(line);
      return match?.[1] ? [[match[1].toLowerCase(), (match[2] ?? '').trim()]] : [];
    }),
  );
}
