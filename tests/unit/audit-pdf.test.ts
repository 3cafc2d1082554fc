import { beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditPapers } from '../../api/reports/audit-papers.ts';
import { HttpError } from '../../api/http/http-error.ts';
import { auditPapers, auditReports } from '../support/audit-papers.ts';
import { EVIDENCE } from '../support/audit-report.ts';
import { all, flat, headings, readBack, roles, textBelow, textOf } from '../support/pdf-file.ts';
import type { Pdf } from '../support/pdf-file.ts';

const made = async (papers: AuditPapers, language: 'en' | 'it') =>
  readBack(await auditReports.reportPdf(papers, language));

describe('the report of an audit as PDF', () => {
  const papers = auditPapers({ name: 'Oreficeria Però & Figli', vatNumber: '01234567897' });
  let pdf: Pdf;

  beforeAll(async () => {
    pdf = await made(papers, 'it');
  });

  it('when it is opened, then language, title, day and PDF/UA are declared', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Audit tecnologico: Oreficeria Però & Figli',
      Language: 'it-IT',
      CreationDate: 'D:20261120120000Z',
    });
    expect(pdf.xmp).toMatch(/<pdfuaid:part>1</);
    expect(pdf.preferences.DisplayDocTitle).toBe(true);
  });

  it('when its structure is walked, then headings go down one level at a time and nothing is outside it', () => {
    const levels = pdf.pages.flatMap(({ tree }) => headings(tree));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) =>
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1),
    );
    for (const { marked } of pdf.pages) expect(marked.outside.trim()).toBe('');
  });

  it('when it is opened, then the first page is a cover, and the parts begin on the next', () => {
    const parts = auditReports.report(papers, 'it').sections.map(({ title }) => title);
    const [cover = [], next = []] = pdf.pages.map(({ tree }) =>
      ['H1', 'H2'].flatMap((role) => all(tree, role)).map((heading) => textBelow(pdf, heading)),
    );
    expect(cover[0]).toBe('Audit tecnologico: Oreficeria Però & Figli');
    for (const title of parts) expect(cover).not.toContain(title);
    expect(next).toContain(parts[0]);
  });

  it('when the chart is not seen, then its words and the table of its numbers are there', () => {
    const report = auditReports.report(papers, 'it');
    const tracks = report.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'section' ? block.blocks : []));
    const pairs = tracks.find((block) => block.kind === 'pairs');
    if (pairs?.kind !== 'pairs') throw new Error('The report has no chart');
    expect(roles(pdf, 'Figure').map(({ alt }) => alt)).toEqual([pairs.alt]);
    const rows = roles(pdf, 'TR').map((row) =>
      (row.children ?? []).map((cell) => textBelow(pdf, cell)),
    );
    for (const { cells } of pairs.rows) expect(rows).toContainEqual(cells);
  });

  it('when bookmarks are opened, then every part and area is among them', () => {
    const titles = flat(pdf.outline);
    for (const { title } of auditReports.report(papers, 'it').sections)
      expect(titles).toContain(title);
    expect(titles).toContain('Sicurezza informatica e continuità');
  });

  it('when both accepted close to midnight, then the days are those of Italy', () => {
    expect(textOf(pdf)).toContain('l’impresa il 28 ottobre 2026, il consulente il 27 ottobre 2026');
  });

  it('when evidence is looked up, then every whole hash is in the annex', () => {
    const text = textOf(pdf).replace(/\s/g, '');
    for (const { sha256 } of EVIDENCE) expect(text).toContain(sha256);
  });

  it('when it is signed off, then no page is marked as a draft', () => {
    expect(textOf(pdf)).not.toContain('BOZZA');
    for (const { marked } of pdf.pages) expect(marked.parts['artifact']).not.toContain('BOZZA');
  });

  it('when it is made again, then not a byte differs', async () => {
    const again = await auditReports.reportPdf(papers, 'it');
    expect(again.toString('latin1')).toBe(pdf.raw);
  });
});

describe('papers of an audit that is not signed off', () => {
  it('when it is verified, then every page says that it is a draft, and offers are judged by today', async () => {
    const pdf = await made(auditPapers({ signedOff: null }), 'en');
    for (const { marked } of pdf.pages) expect(marked.parts['artifact']).toContain('DRAFT');
    expect(textOf(pdf)).toContain('As of 20 November 2026, by the verified result.');
    expect(textOf(pdf)).toContain('Only a signed-off audit carries a stage.');
  });

  it('when it is not verified yet, then there is no report', async () => {
    const papers = auditPapers({ signedOff: null });
    const early = { ...papers, audit: { ...papers.audit, results: null } };
    await expect(auditReports.reportPdf(early, 'en')).rejects.toThrow(HttpError);
    await expect(auditReports.reportDocx(early, 'it')).rejects.toMatchObject({ status: 409 });
  });

  it('when somebody typed signs that the typeface lacks, then what says the same is set', async () => {
    const findings = { cybersecurity: 'Copies → cloud, −5 °C, load ≥ 80 %' };
    const text = textOf(await made(auditPapers({ conclusions: { findings } }), 'en'));
    expect(text).toContain('Copies -> cloud, –5 °C, load >= 80 %');
  });

  it('when a reason and a finding are as long as they may be, then nothing is lost or runs off the page', async () => {
    const long = `${'word '.repeat(380)}end-of-it`;
    const found = { 'last-months-notes': { value: false, reason: long } };
    const pdf = await made(
      auditPapers({ found, conclusions: { findings: { cybersecurity: long } } }),
      'en',
    );
    const text = textOf(pdf);
    expect(text.match(/end-of-it/g)).toHaveLength(3);
    for (const { marked } of pdf.pages) expect(marked.outside.trim()).toBe('');
  });
});
