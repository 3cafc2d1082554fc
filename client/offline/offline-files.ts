/** Which built files a service worker keeps, so that an audit opens without a network. */

/** A file of Vite's manifest, by its source. */
export interface BuiltFile {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
  assets?: string[];
}

const ENTRY = 'app.html';
/** Of the header; pictures of the public folder are in no manifest. */
const SIGN = '/pictures/meridiana-icon.svg';
/** Pages that open offline, and texts, which are loaded only when they are needed. */
const NEEDED_LATER =
  /^(audit\/audit-page|consultant\/consultant-page)\.tsx$|^text\/|^\.\.\/questionnaires\//;

/** @returns addresses such as /assets/app-B2xk.js, sorted. @throws Error where the manifest has no entry */
export function offlineFiles(manifest: Record<string, BuiltFile>): string[] {
  const addresses = new Set<string>([SIGN]);
  const visited = new Set<string>();
  const visit = (source: string) => {
    const built = manifest[source];
    if (!built) throw new Error(`The build has no ${source}`);
    if (visited.has(source)) return;
    visited.add(source);
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = built;
    for (const name of [file, ...css, ...assets]) addresses.add(`/${name}`);
    addresses.delete(`/${ENTRY}`);
    imports.forEach(visit);
    dynamicImports.filter((later) => NEEDED_LATER.test(later)).forEach(visit);
  };
  visit(ENTRY);
  return [...addresses].toSorted();
}
