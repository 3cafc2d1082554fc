import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLabels } from '../../api/reports/labels.ts';
import { renderReportPdf } from '../../api/reports/report-pdf.ts';
import { projectRoot } from '../../api/project-root.ts';
import type { Language } from '../../scoring/definition.ts';
import { buildReport } from '../../scoring/report.ts';
import type { Report } from '../../scoring/report-model.ts';
import { firstLevelReport, goldenFirms } from '../support/first-level-report.ts';
import { flat, headings, readBack, roles, textBelow, textOf } from '../support/pdf-file.ts';
import type { Pdf } from '../support/pdf-file.ts';
import { goldsmith, reportInput, reportTexts } from '../support/report-builder.ts';

describe('the report as PDF', () => {
  let report: Report;
  let pdf: Pdf;

  beforeAll(async () => {
    report = firstLevelReport('goldsmith-arezzo', 'it');
    pdf = readBack(await renderReportPdf(report));
  });

  it('when it is read back, then the text is real text with its accents', () => {
    const text = textOf(pdf);
    expect(text).toContain('A che punto siete: Orafo con 6 addetti, Arezzo');
    for (const { name } of report.dimensions.flatMap(({ areas }) => areas))
      expect(text).toContain(name);
    expect(text).toMatch(/[àèéìòù]/);
    expect(text).toContain('€');
    expect(text).toContain('Più');
  });

  it('when it is opened, then language, title and PDF/UA are declared on A4', () => {
    expect(pdf.info).toMatchObject({
      Title: report.title,
      Language: 'it-IT',
      Author: 'Meridiana',
      CreationDate: 'D:20261120120000Z',
    });
    expect(pdf.preferences.DisplayDocTitle).toBe(true);
    expect(pdf.markInfo.Marked).toBe(true);
    expect(pdf.xmp).toMatch(/<pdfuaid:part>1</);
    expect(pdf.pages[0]?.size.map(Math.round)).toEqual([0, 0, 595, 842]);
    expect(new Set(pdf.pages.map(({ lang }) => lang))).toEqual(new Set(['it-IT']));
  });

  it('when its structure is walked, then headings go down one level at a time and the first is the title', () => {
    const levels = pdf.pages.flatMap(({ tree }) => headings(tree));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) =>
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1),
    );
    const [title] = roles(pdf, 'H1');
    expect(title && textBelow(pdf, title)).toBe(report.title);
  });

  it('when its structure is walked, then nothing is outside it but artifacts', () => {
    for (const { marked } of pdf.pages) expect(marked.outside.trim()).toBe('');
    const margins = pdf.pages.map(({ marked }) => marked.parts['artifact'] ?? '');
    margins.forEach((text, index) =>
      expect(text).toContain(`Pagina ${index + 1} di ${pdf.pages.length}`),
    );
  });

  it('when there is a figure, then it has a text alternative and its place', () => {
    const figures = roles(pdf, 'Figure');
    expect(figures).toHaveLength(3);
    for (const { alt, bbox } of figures) {
      expect(alt?.length).toBeGreaterThan(40);
      expect(bbox).toHaveLength(4);
    }
    expect(figures[0]?.alt).toContain('L’impresa è al livello 1, Primi passi.');
    expect(figures[1]?.alt).toContain(`Tecnologia ${report.dimensions[0]?.shown}`);
    expect(pdf.raw).not.toContain('/Subtype /Image');
  });

  it('when there is a table, then its header cells say what they head', () => {
    const tables = roles(pdf, 'Table');
    // Costs of three steps, both charts, the areas of each dimension, what is missing, and offers.
    expect(tables.length).toBeGreaterThan(8);
    const heads = pdf.raw.match(/\/Scope \/(Column|Row)/g) ?? [];
    expect(heads.length).toBe(new Set(roles(pdf, 'TH').map((cell) => JSON.stringify(cell))).size);
    const rows = roles(pdf, 'TR').map((row) => (row.children ?? []).map(({ role }) => role));
    for (const row of rows) expect(row[0]).toBe('TH');
  });

  it('when the radar is drawn, then the numbers of all areas follow in a table', () => {
    const rows = roles(pdf, 'TR').map((row) =>
      (row.children ?? []).map((cell) => textBelow(pdf, cell)),
    );
    for (const area of report.dimensions.flatMap(({ areas }) => areas)) {
      expect(rows).toContainEqual([
        area.name,
        area.shown,
        String(area.target),
        area.range ?? '–',
        `${area.level?.index} ${area.level?.plain}`,
      ]);
    }
  });

  it('when bookmarks are opened, then they lead to the parts in order', () => {
    const titles = flat(pdf.outline);
    const parts = [
      report.title,
      'A che punto siete',
      'L’impresa',
      'I punteggi e il loro perché',
      'Tecnologia',
      'Tutte le opportunità',
      'Come leggere questo rapporto',
    ];
    expect(titles.filter((title) => parts.includes(title))).toEqual(parts);
    for (const step of report.nextSteps) expect(titles).toContain(`${step.rank}. ${step.headline}`);
  });

  it('when it carries demonstration sums, then the mark is on the page of every step', () => {
    const text = textOf(pdf);
    for (const { funding } of report.nextSteps) {
      if (!funding) continue;
      expect(text).toContain(`${funding.deadline} (dato dimostrativo)`);
      expect(text).toContain(funding.atHighest?.grantText);
    }
    expect(text).toContain('Minimo (dato dimostrativo)');
    expect(text).toContain('Esempio costruito');
  });

  it('when it is made again, then not a byte differs; on another day, it does', async () => {
    const again = await renderReportPdf(firstLevelReport('goldsmith-arezzo', 'it'));
    expect(again.toString('latin1')).toBe(pdf.raw);
    const later = await renderReportPdf({
      ...report,
      days: { ...report.days, judgedOn: '2026-11-21' },
    });
    expect(later.toString('latin1')).not.toBe(pdf.raw);
  });
});

describe('other firms and hard cases', () => {
  it("when the firm's name has signs of XML, then title and metadata stay right", async () => {
    const name = 'Rossi & C. <"oro"> S.n.c.';
    const input = reportInput({ profile: { ...goldsmith, name } });
    const pdf = readBack(await renderReportPdf(buildReport(input, reportTexts('it'))));
    expect(pdf.info['Title']).toBe(`A che punto siete: ${name}`);
    expect(pdf.xmp).toContain('Rossi &#38; C. &#60;"oro"&#62; S.n.c.');
    expect(textOf(pdf)).toContain(name);
  });

  it("when the firm's name is very long, then it wraps and stays on the page", async () => {
    const name = 'Laboratorio artigiano di oreficeria e argenteria '.repeat(4).trim();
    const input = reportInput({ profile: { ...goldsmith, name } });
    const pdf = readBack(await renderReportPdf(buildReport(input, reportTexts('en'))));
    expect(textOf(pdf)).toContain(name);
  });

  it('when nearly nothing is known, then the charts say so instead of showing zero', async () => {
    const report = firstLevelReport('newcomer-lucca', 'en');
    const pdf = readBack(await renderReportPdf(report));
    const [ladder, bars] = roles(pdf, 'Figure');
    expect(ladder?.alt).toContain('No level is reached yet, because answers are missing.');
    expect(bars?.alt).toContain('Technology –');
    expect(textOf(pdf)).toContain('Find out first');
    expect(textOf(pdf)).toContain('Tell us, and we can decide');
  });

  it('when any golden firm is printed, then every step and offer is there on few pages', async () => {
    for (const [index, { id }] of goldenFirms.entries()) {
      const report = firstLevelReport(id, index % 2 === 0 ? 'en' : 'it');
      const pdf = readBack(await renderReportPdf(report));
      const text = textOf(pdf);
      expect(pdf.pages.length).toBeLessThanOrEqual(14);
      for (const { headline } of report.nextSteps) expect(text).toContain(headline);
      for (const { code, kindName } of report.offers) expect(text).toContain(`${kindName} ${code}`);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

describe('the words of documents and mails', () => {
  const folderOfSources = join(projectRoot, 'api/reports');
  const sources = readdirSync(folderOfSources)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folderOfSources, name), 'utf8'))
    .join('\n');
  /** Read by name parts: those of mails by kind, notation and lists by the wording itself. */
  const COMPOSED =
    /^(mail\.(resume|report|verify|known|sign-in|reset|email-old|email-new|invitation|role|engagement|engagement-firm|engagement-accepted|engagement-ended|accreditation-expiring|changes-requested|report-ready|evidence-expiring|account-unused)\.|notation\.|list\.)/;

  it.each(['en', 'it'] as Language[])(
    'when the texts in %s are read, then each is used',
    (language) => {
      const unused = Object.keys(readLabels(language).texts).filter(
        (key) => !COMPOSED.test(key) && !sources.includes(`'${key}'`),
      );
      expect(unused).toEqual([]);
    },
  );
});
