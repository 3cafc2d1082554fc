// Reads a PDF file back with an independent reader and prints what it holds as JSON: node read-pdf.mjs FILE
import { readFileSync } from 'node:fs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items, lang } = await page.getTextContent();
  const { items: marked } = await page.getTextContent({ includeMarkedContent: true });
  pages.push({
    lang,
    text: items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join(''),
    marked: markedText(marked),
    tree: await page.getStructTree(),
    size: page.view,
  });
}
const metadata = await pdf.getMetadata();
console.log(
  JSON.stringify({
    pages,
    info: metadata.info,
    xmp: metadata.metadata?.getRaw() ?? null,
    outline: await pdf.getOutline(),
    markInfo: await pdf.getMarkInfo(),
    preferences: await pdf.getViewerPreferences(),
  }),
);
await pdf.destroy();

/** Text of each marked part by its id, and the text outside all of them. */
function markedText(items) {
  const parts = {};
  const open = [];
  let outside = '';
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') {
      open.push(item.tag === 'Artifact' ? 'artifact' : (item.id ?? ''));
    } else if (item.type === 'endMarkedContent') open.pop();
    else {
      const text = item.str + (item.hasEOL ? ' ' : '');
      if (open.length === 0) outside += text;
      else parts[open.at(-1)] = (parts[open.at(-1)] ?? '') + text;
    }
  }
  return { parts, outside };
}
