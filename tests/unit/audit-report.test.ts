import { describe, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../api/project-root.ts';
import type { Language } from '../../scoring/definition.ts';
import { signedPoints } from '../../scoring/difference.ts';
import type { Block, Cell, PrintedDocument, Section, TableBlock } from '../../scoring/document.ts';
import { checkReportTexts, createWording } from '../../scoring/report-wording.ts';
import {
  CONCLUSIONS,
  EVIDENCE,
  audit,
  auditReport,
  auditTexts,
  catalogue,
} from '../support/audit-report.ts';

/** A part of the report by the beginning of its title, however deep. */
function part(document: PrintedDocument, title: string): Section {
  const search = (blocks: Block[]): Section | undefined => {
    for (const block of blocks) {
      if (block.kind !== 'section') continue;
      if (block.title === title || block.title.endsWith(`. ${title}`)) return block;
      const below = search(block.blocks);
      if (below) return below;
    }
    return undefined;
  };
  const found = search([...document.opening, ...document.sections]);
  if (!found) throw new Error(`The report has no part “${title}”`);
  return found;
}

const cellText = (cell: Cell | undefined): string =>
  typeof cell === 'string' ? cell : (cell ?? []).map(({ text }) => text).join(' | ');

/** Everything that a block says, in reading order. */
function texts(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'table':
      return block.rows.map((row) => row.map(cellText).join(' · '));
    case 'pairs':
      return [block.alt, ...block.rows.map(({ cells }) => cells.join(' · '))];
    case 'section':
      return [block.title, ...block.blocks.flatMap(texts)];
  }
}

const allText = (document: PrintedDocument): string =>
  [...document.opening, ...document.sections].flatMap(texts).join('\n');
const tableOf = (section: Section): TableBlock => {
  const found = section.blocks.find((block) => block.kind === 'table');
  if (found?.kind !== 'table') throw new Error(`“${section.title}” has no table`);
  return found;
};

describe('the report of a signed-off audit', () => {
  const report = auditReport({ name: 'Oreficeria Però', vatNumber: '01234567897' });

  it('when it is read from the front, then whose, by whom and when stand first', () => {
    expect(report.title).toBe('Technological audit: Oreficeria Però');
    expect(report.subtitle).toBe('First audit (T0) · signed off on 20 November 2026');
    expect(report.mark).toBeNull();
    const front = report.opening.flatMap(texts);
    for (const fact of [
      'Firm: Oreficeria Però',
      'VAT number: 01234567897',
      'Consultant: Giulia Bianchi',
      'Accreditation: Regione Toscana, number RT-7, valid until 31 December 2027 included',
      'Hands and ideas are there.',
      'What lacks is a place where orders and times meet.',
    ])
      expect(front).toContain(fact);
    expect(front.join('\n')).toContain('Giulia Bianchi signed this audit off');
    expect(front.join('\n')).toContain('The accreditation was valid on that day.');
  });

  it('has all the parts of an audit report, in order', () => {
    expect(report.sections.map(({ title }) => title)).toEqual([
      '1. The engagement',
      '2. How to read this report',
      '3. The firm',
      '4. Declared and verified',
      '5. Findings, area by area',
      '6. Machines, systems and technologies',
      '7. Priorities',
      '8. Action plan',
      '9. Stage, for calls that ask for one',
      '10. Who can help, and who pays part of it',
      'Annex A. All indicators',
      'Annex B. All evidence',
    ]);
  });

  it('when something was found otherwise, then both answers, the reason and the difference are told', () => {
    const area = texts(part(report, 'Production data and maintenance'));
    expect(area).toContain('Job cards hang at the bench, but nobody reads them after delivery.');
    expect(area.join('\n')).toMatch(/you declared “Yes”; found: “No”\. The cards of September/);
    expect(area.join('\n')).toMatch(/Declared 1\.1, verified 0\.4 \(difference –0\.8\), target 2/);
    const counts = texts(part(report, 'Declared and verified')).join('\n');
    const checked = Object.keys(auditedAnswers()).length;
    expect(counts).toContain(
      `${checked} indicators were checked. As declared: ${checked - 3}. Found to be different: 3. Without an answer of the firm: 0. Pieces of evidence: 3.`,
    );
  });

  it('when the chart is read, then its rows are the numbers of its table', () => {
    const pairs = part(report, 'By dimension and area').blocks[0];
    if (pairs?.kind !== 'pairs') throw new Error('The report has no chart');
    // Overall, three dimensions, eighteen areas.
    expect(pairs.rows).toHaveLength(22);
    const words = createWording(auditTexts('en'));
    for (const { name, first, second, cells } of pairs.rows) {
      const shown = (value: number | null) => (value === null ? '–' : words.score(value));
      expect(cells.slice(0, 3)).toEqual([name, shown(first), shown(second)]);
      const known = first !== null && second !== null;
      expect(cells[3]).toBe(known ? signedPoints(words, second - first) : '–');
    }
  });

  it('when evidence is listed, then it has its own date, its end, who filed it and its hash', () => {
    const rows = tableOf(part(report, 'All evidence')).rows;
    expect(rows).toHaveLength(EVIDENCE.length);
    EVIDENCE.forEach(({ name, sha256 }, index) => {
      expect(cellText(rows[index]?.[1])).toContain(name);
      expect(rows[index]?.[4]).toBe(sha256);
    });
    const own = tableOf(part(report, 'Production data and maintenance')).rows;
    expect(own).toEqual([
      [
        'E2 job cards <September>.pdf',
        expect.any(String),
        '12 October 2026',
        '31 October 2026 (expired)',
        [{ text: 'firm' }, { text: '6 November 2026', soft: true }],
        EVIDENCE[1]?.sha256.slice(0, 12),
      ],
    ]);
  });

  it('when machines and systems are listed, then whether they are and can be connected is counted', () => {
    const inventory = texts(part(report, 'Machines, systems and technologies')).join('\n');
    expect(inventory).toContain('2 machines. Connected: 1. Could be connected (retrofit): 1.');
    expect(inventory).toContain('Casting furnace | of 2009 and at a key step | Digital display');
    expect(inventory).toContain('the back office');
    expect(inventory).toContain('on trial · 3D printing of waxes');
    expect(inventory).toContain('Machines on the network · Not there · Not there');
  });

  it('when the consultant set priorities, then theirs hold', () => {
    const rows = tableOf(part(report, 'Priorities')).rows.map((row) => row[1]);
    expect(rows).toEqual(['Information systems', 'Production data and maintenance']);
  });

  it('when a benefit was worked out, then formula, payback and every source are written out', () => {
    const plan = texts(part(report, 'Action plan')).join('\n');
    expect(plan).toContain('2 measures; all together they cost 4,600 € to 7,600 €.');
    expect(plan).toContain('320 hours × 28.50 € × 30 % to 50 % saved: 2,736 € to 4,560 € a year.');
    expect(plan).toContain('Paid back in 11 to 31 months.');
    for (const source of ['time noted over two weeks of October 2026', 'payroll adviser, 2025'])
      expect(plan).toContain(`Source: ${source}`);
  });

  it('when measures are planned, then the earliest quarter comes first', () => {
    const rows = tableOf(part(report, 'Action plan')).rows;
    expect(rows.map((row) => row[0])).toEqual(['2026, quarter 4', '2027, quarter 1']);
    expect(cellText(rows[0]?.[4])).toBe('not worked out');
  });

  it('carries the stage that was stated, its reason, the proposal and that it is no acatech assessment', () => {
    const stage = texts(part(report, 'Stage, for calls that ask for one')).join('\n');
    expect(stage).toContain('The consultant states stage 1, Computerisation.');
    expect(stage).toContain('By the verified indicators; people are ahead of the machines.');
    expect(stage).toContain('would be read as stage 0');
    expect(stage).toContain('The stage stated differs from the one proposed');
    expect(stage).toContain('Our reading, not an acatech assessment.');
  });

  it('when indicators are listed, then every one that concerns the firm is there with both answers', () => {
    const annex = part(report, 'All indicators').blocks.filter((block) => block.kind === 'section');
    const rows = annex.flatMap((section) => tableOf(section).rows);
    const titles = rows.map((row) => cellText(row[0]).split(' | ')[0]);
    for (const id of Object.keys(auditedAnswers())) {
      const element = audit.survey.pages
        .flatMap(({ elements }) => elements)
        .find(({ name }) => name === id);
      expect(titles).toContain(element?.title.en);
    }
    const different = rows.find((row) => cellText(row[3]).includes('The cards of September'));
    expect(different?.map(cellText).slice(1)).toEqual([
      'Yes | 5 of 5',
      'No | 0 of 5',
      'checked on 6 November 2026 | The cards of September are not to be found.',
    ]);
  });
});

function auditedAnswers() {
  const firm = audit.firms.find(({ id }) => id === 'goldsmith-arezzo');
  return firm?.answers ?? {};
}

describe('who helps and who pays', () => {
  const service = catalogue.offers.find(({ kind, code }) => kind === 'service' && code === 'A.1');
  const call = catalogue.offers.find(({ kind, code }) => kind === 'call' && code === 'AUDIT-2026');

  it('when a measure names a service and a call, then the grant at its own cost carries the mark', () => {
    const [measure] = CONCLUSIONS.measures;
    if (!measure || !service || !call) throw new Error('The catalogue lacks service or call');
    const paid = { ...measure, service: service.id, call: call.id };
    const report = auditReport({ conclusions: { measures: [paid] } }, 'it');
    const cell = cellText(tableOf(part(report, 'Piano d’azione')).rows[0]?.[5]);
    expect(cell).toContain(`${service.title.it} (A.1)`);
    expect(cell).toContain(`${call.title.it} (AUDIT-2026)`);
    expect(cell).toContain(
      'Con 4.000 € il bando non paga nulla: mancano 1.000 € al minimo. (dato dimostrativo)',
    );
    expect(cell).toContain(
      'Se la domanda è accolta, di 7.000 € il bando paga 4.200 € e voi 2.800 €. (dato dimostrativo)',
    );
  });

  it('when a measure names what the catalogue no longer holds, then it is left out', () => {
    const [measure] = CONCLUSIONS.measures;
    if (!measure) throw new Error('There is no measure');
    const gone = { ...measure, service: 'old/service/X', call: 'old/call/Y' };
    const report = auditReport({ conclusions: { measures: [gone] } });
    expect(cellText(tableOf(part(report, 'Action plan')).rows[0]?.[5])).toBe('on your own');
  });
});

describe('before the sign-off', () => {
  const report = auditReport({ signedOff: null });

  it('when its pages are read, then it is marked as a draft and carries no stage, whatever the consultant has written', () => {
    expect(report.mark).toBe('DRAFT');
    expect(report.subtitle).toBe('First audit (T0) · draft of 20 November 2026');
    expect(texts(part(report, 'Stage, for calls that ask for one'))).toEqual([
      '9. Stage, for calls that ask for one',
      'Only a signed-off audit carries a stage.',
    ]);
    expect(allText(report)).not.toContain('Computerisation');
  });
});

describe('hard cases', () => {
  it('when the accreditation was not valid, then the report says that it does not count', () => {
    const consultant = { accreditation: null, accredited: false };
    const report = auditReport({ consultant });
    expect(allText(report)).toContain('Accreditation: none stated');
    expect(allText(report)).toContain('this audit does not count');
  });

  it('when the consultant has written nothing, then every part says so instead of being empty', () => {
    const nothing = { findings: {}, priorities: [], measures: [], summary: '', stage: null };
    const report = auditReport({
      conclusions: nothing,
      inventory: [],
      evidence: [],
      signedOff: { on: '2026-11-20', stage: null },
    });
    const text = allText(report);
    for (const sentence of [
      'The consultant wrote no remark on this area, and no evidence was filed for it.',
      'No machines or systems were listed.',
      'In the order that the scoring proposes',
      'The consultant has not proposed any measure yet.',
      'The consultant has stated no stage.',
      'No evidence was filed.',
    ])
      expect(text).toContain(sentence);
  });

  it('when figures lack their source, then no benefit is worked out and which ones is said', () => {
    const [measure] = CONCLUSIONS.measures;
    if (!measure?.benefit) throw new Error('There is no measure with a benefit');
    const input = { ...measure.benefit.input, hourlyCost: { value: 2850, source: ' ' } };
    const measures = [{ ...measure, benefit: { ...measure.benefit, input } }];
    const plan = texts(part(auditReport({ conclusions: { measures } }), 'Action plan')).join('\n');
    expect(plan).toContain('a value or its source is missing or wrong for Cost of an hour of work');
    expect(plan).not.toContain('a year');
  });

  it('when a saving may be nothing, then that it may never be paid back is said', () => {
    const [measure] = CONCLUSIONS.measures;
    if (!measure?.benefit) throw new Error('There is no measure with a benefit');
    const saved = (value: number) => ({ value, source: 'estimate' });
    const withShares = (low: number, high: number) => {
      const input = { ...measure.benefit?.input, savedLow: saved(low), savedHigh: saved(high) };
      const measures = [{ ...measure, benefit: { kind: 'hours' as const, input } }];
      return allText(auditReport({ conclusions: { measures } }));
    };
    expect(withShares(0, 500)).toContain(
      'Paid back in 11 months at best; at the lowest saving, never.',
    );
    expect(withShares(0, 0)).toContain('At these figures it is never paid back.');
  });

  it('when most is not known, then no difference is given and no zero is shown for it', () => {
    const report = auditReport({ declared: { machines: 'digital-display' } }, 'it');
    const text = texts(part(report, 'Dichiarato e verificato')).join('\n');
    expect(text).toContain('Una delle due colonne non ha ancora un punteggio complessivo');
    expect(text).toContain('Senza differenza, perché una delle due colonne non ha un punteggio');
  });

  it('when texts of people hold blank lines and signs, then they stay apart and as they are', () => {
    const findings = { cybersecurity: 'One <b>&amp;\r\n\r\n  Two\nlines  ' };
    const blocks = part(auditReport({ conclusions: { findings } }), 'Cybersecurity and continuity');
    expect(texts(blocks)).toEqual(expect.arrayContaining(['One <b>&amp;', 'Two lines']));
  });

  it.each(
    audit.firms.flatMap(({ id }) => (['en', 'it'] as Language[]).map((l) => [id, l] as const)),
  )('when the golden firm %s is reported in %s, then no hole is left', (firm, language) => {
    const text = allText(auditReport({ firm }, language));
    expect(text).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });
});

/** Keys that end in an id: of a point, task, process, stage of adoption, figure … */
const COMPOSED = new RegExp(
  [
    'audit\\.(fact|point|task|process|side|inventory|connected|retrofit|adoption|effort|grant)\\.',
    'audit\\.(figure|unit|offers)\\.',
    'comparison\\.(fact|point|track|state|reason|note)\\.',
  ]
    .map((start) => `^${start}`)
    .join('|'),
);

describe('its texts', () => {
  it('in both languages have the same keys and places', () => {
    expect(checkReportTexts([auditTexts('en'), auditTexts('it')])).toEqual([]);
  });

  it('are each used by the report or the comparison', () => {
    const folder = join(projectRoot, 'scoring');
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const own = Object.keys(auditTexts('en').texts).filter((key) =>
      /^(audit|comparison)\./.test(key),
    );
    const unused = own.filter((key) => !COMPOSED.test(key) && !sources.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });
});

describe('differences in words', () => {
  const words = createWording(auditTexts('it'));
  it.each([
    [0.44, '+0,4'],
    [-1.25, '–1,3'],
    [0, '0,0'],
    [-0.04, '0,0'],
  ])('%d is written %s', (points, shown) => {
    expect(signedPoints(words, points)).toBe(shown);
  });
});
