import { describe, expect, it } from '@jest/globals';
import type { EngagementView } from '../../api/contract-companies.ts';
import type { LetterPapers } from '../../api/reports/audit-papers.ts';
import { LetterService, readLetterTexts } from '../../api/reports/letters.service.ts';
import type { Language } from '../../scoring/definition.ts';
import { checkReportTexts } from '../../scoring/report-wording.ts';
import { headings, readBack, roles, textBelow, textOf } from '../support/pdf-file.ts';
import type { Pdf } from '../support/pdf-file.ts';
import { reportTexts } from '../support/report-builder.ts';

const letters = new LetterService({ en: reportTexts('en'), it: reportTexts('it') });

const engagement: EngagementView = {
  id: '7b1c1d60-8f0a-4c52-9f2e-0d6d3a6a51f0',
  state: 'active',
  company: { id: 'b1946ac9-2492-4d23-8f4e-3a1f3f1c0a11', name: 'Oreficeria Però & Figli S.n.c.' },
  firm: 'as the consultant called it',
  consultant: {
    account: '5f1d8b9e-0b7c-4d7e-9a8b-1c2d3e4f5a6b',
    name: 'Giulia Bianchi',
    organisation: 'Studio Innovazione',
  },
  accepted: { company: '2026-11-12T23:05:00.000Z', consultant: '2026-11-10T08:30:00.000Z' },
  ended: null,
  waitsFor: null,
  createdAt: '2026-11-10T08:30:00.000Z',
  tasks: ['technological-audit', 'follow-up'],
  scope: 'Casting and polishing first.\n\nThe laser is left out.',
  from: '2026-11-15',
  until: '2027-06-30',
};
const accreditation = { body: 'Regione Toscana', number: 'RT-7', validUntil: '2027-12-31' };

const papers = (more: Partial<LetterPapers> = {}): LetterPapers => ({
  engagement,
  vatNumber: '01234567897',
  accreditation,
  ...more,
});
const letter = async (given: LetterPapers, language: Language = 'en'): Promise<Pdf> =>
  readBack(await letters.pdf(given, language));

const rowsOf = (pdf: Pdf) =>
  roles(pdf, 'TR').map((row) => (row.children ?? []).map((cell) => textBelow(pdf, cell)));

describe('a letter of assignment', () => {
  it('when both have accepted, then it names parties, tasks, scope and days', async () => {
    const pdf = await letter(papers());
    const text = textOf(pdf);
    expect(pdf.info['Title']).toBe('Letter of assignment: Oreficeria Però & Figli S.n.c.');
    for (const part of [
      'VAT number: 01234567897',
      'Consultant: Giulia Bianchi',
      'Regione Toscana, number RT-7, valid until 31 December 2027 included',
      'Technological audit:',
      'Measurement after the project:',
      'Casting and polishing first.',
      'The laser is left out.',
      'From 15 November 2026 to 30 June 2027, both days included.',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Assisted assessment:');
    expect(text).not.toContain('PROPOSAL');
    expect(text).not.toContain('as the consultant called it');
  });

  it('when both have accepted, then each acceptance stands there with its Italian time and its number', async () => {
    const pdf = await letter(papers());
    expect(rowsOf(pdf).slice(1)).toEqual([
      [
        'Firm',
        'Oreficeria Però & Figli S.n.c.',
        '13 November 2026, 00:05',
        'b1946ac9-2492-4d23-8f4e-3a1f3f1c0a11',
      ],
      [
        'Consultant',
        'Giulia Bianchi',
        '10 November 2026, 09:30',
        '5f1d8b9e-0b7c-4d7e-9a8b-1c2d3e4f5a6b',
      ],
    ]);
    expect(pdf.info['CreationDate']).toBe('D:20261113120000Z');
  });

  it('when one side has still to accept, then every page is marked as a proposal', async () => {
    const proposed: EngagementView = {
      ...engagement,
      state: 'proposed',
      company: null,
      accepted: { ...engagement.accepted, company: null },
      waitsFor: 'company',
    };
    const pdf = await letter(papers({ engagement: proposed, vatNumber: null }), 'it');
    for (const { marked } of pdf.pages) expect(marked.parts['artifact']).toContain('PROPOSTA');
    const text = textOf(pdf);
    expect(text).toContain('as the consultant called it');
    expect(text).toContain('Partita IVA: non indicata');
    expect(rowsOf(pdf)[1]?.[2]).toBe('non ancora');
  });

  it('when it was ended, then it says by whom and when', async () => {
    const ended: EngagementView = {
      ...engagement,
      state: 'ended',
      ended: { on: '2026-12-01', by: 'company' },
    };
    const text = textOf(await letter(papers({ engagement: ended }), 'it'));
    expect(text).toContain('L’impresa ha concluso questo incarico il 1º dicembre 2026.');
  });

  it('when the consultant has no accreditation, then it says what that means', async () => {
    const text = textOf(await letter(papers({ accreditation: null })));
    expect(text).toContain('none stated: the result does not count where a call asks');
  });

  it('when its structure is walked, then headings go down one level at a time and nothing is outside it', async () => {
    const pdf = await letter(papers());
    const levels = pdf.pages.flatMap(({ tree }) => headings(tree));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, index) =>
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1),
    );
    for (const { marked } of pdf.pages) expect(marked.outside.trim()).toBe('');
  });

  it('when it is made again, then not a byte differs', async () => {
    const [one, other] = await Promise.all([
      letters.pdf(papers(), 'it'),
      letters.pdf(papers(), 'it'),
    ]);
    expect(one.equals(other)).toBe(true);
  });
});

it('its texts in both languages have the same keys and places', () => {
  expect(checkReportTexts([readLetterTexts('en'), readLetterTexts('it')])).toEqual([]);
});
