import { describe, expect, it } from '@jest/globals';
import type { TwoMeasurements } from '../../api/reports/audit-papers.ts';
import type { Answers } from '../../scoring/answers.ts';
import { compareResults } from '../../scoring/comparison.ts';
import type { ComparisonReport } from '../../scoring/comparison-model.ts';
import type { Definition, Language } from '../../scoring/definition.ts';
import { profileFacts } from '../../scoring/profile.ts';
import { score } from '../../scoring/score.ts';
import { IMPROVED, auditReports, comparisonPapers } from '../support/audit-papers.ts';
import { audit, auditTexts, auditedFirm, model } from '../support/audit-report.ts';
import { readBack, roles, textBelow, textOf } from '../support/pdf-file.ts';

const report = (more: Partial<TwoMeasurements> = {}, language: Language = 'en') =>
  auditReports.comparison(comparisonPapers(more), language);

function rowOf({ rows }: ComparisonReport, id: string) {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`The comparison has no row ${id}`);
  return row;
}

/** The same firm before and after, the earlier time by another version of the instrument. */
function acrossVersions(change: (definition: Definition) => Definition) {
  const { answers, profile } = auditedFirm('goldsmith-arezzo');
  const facts = profileFacts(profile);
  const earlier = change(structuredClone(audit.definition));
  const after = { ...answers, ...IMPROVED };
  return compareResults(
    { definition: earlier, result: score(earlier, answers, facts) },
    { definition: audit.definition, result: score(audit.definition, after, facts) },
  );
}

describe('before and after by one version', () => {
  const english = report();

  it('when areas rose and fell, then each says from where to where and by how many levels', () => {
    expect(rowOf(english, 'machine-connectivity')).toMatchObject({
      name: 'Connected machines',
      state: 'compared',
      sentence: expect.stringMatching(
        /^from 1\.0 to \d\.\d, \d\.\d points more\. Missing answers alone could not make it\. One level up\.$/,
      ) as unknown,
    });
    expect(rowOf(english, 'production-data').sentence).toBe(
      'from 1.1 to 0.5, 0.6 points less. One level down.',
    );
    expect(rowOf(english, 'training')).toMatchObject({
      difference: '0.0',
      sentence: expect.stringMatching(/^as before, at/) as unknown,
    });
  });

  it('when areas are counted, then each is counted once', () => {
    const areas = english.rows.filter(({ role }) => role === 'area');
    expect(areas).toHaveLength(model.areas.length);
    expect(english.counts).toBe(
      `Areas that rose: 2. Fell: 1. As before: ${areas.length - 3}. Not compared: 0.`,
    );
    expect(english.notice).toBeNull();
  });

  it('when rows are read, then each dimension is followed by its areas', () => {
    const wanted = [
      'overall',
      ...model.dimensions.flatMap(({ id }) => [
        id,
        ...model.areas.filter(({ dimension }) => dimension === id).map((area) => area.id),
      ]),
    ];
    expect(english.rows.map(({ id }) => id)).toEqual(wanted);
  });

  it('when answers changed, then both stand side by side in the words of the survey', () => {
    const changed = english.changes.flatMap(({ rows }) => rows);
    expect(changed.map(({ question }) => question)).toEqual(
      expect.arrayContaining(Object.keys(IMPROVED)),
    );
    expect(changed.find(({ question }) => question === 'key-machine-live')).toMatchObject({
      before: 'No',
      after: 'Yes',
      points: '0 to 5',
    });
  });

  it('when the answers are not given, then changes are told in points alone', () => {
    const { before, after } = comparisonPapers();
    const built = report({
      before: { ...before, answers: null },
      after: { ...after, answers: null },
    });
    const [change] = built.changes.flatMap(({ rows }) => rows);
    expect(change).toMatchObject({ before: '–', after: '–' });
    expect(change?.points).toMatch(/^\d.* to \d/);
  });

  it('when a firm is measured for the fourth time, then that time has a name too', () => {
    const { after } = comparisonPapers();
    expect(report({ after: { ...after, point: 'T3' } }).after).toBe(
      'Follow-up 3, 22 November 2027',
    );
  });

  it('when it is told in Italian, then numbers and sentences are Italian', () => {
    const italian = report({}, 'it');
    expect(italian.headline).toMatch(/^Nel complesso: da \d,\d a \d,\d, \d,\d punti in più\./);
    expect(italian.before).toBe('Prima misura, 20 novembre 2026');
  });
});

describe('where a comparison has limits', () => {
  const { answers, profile } = auditedFirm('goldsmith-arezzo');
  const facts = profileFacts(profile);
  const scored = (given: Answers) => ({
    definition: audit.definition,
    result: score(audit.definition, given, facts),
  });

  it('when missing answers could make the difference, then it says so', () => {
    const unsure: Answers = { ...answers, 'key-machine-reads': 'dont-know' };
    const built = report({ comparison: compareResults(scored(answers), scored(unsure)) });
    expect(rowOf(built, 'machine-connectivity').sentence).toContain(
      'That is within the range: missing answers alone could make it.',
    );
  });

  it('when an answer is missing but could not make the difference, then it says so too', () => {
    const unsure: Answers = { ...answers, 'key-machine-reads': 'dont-know' };
    const later = { ...answers, ...IMPROVED };
    const built = report({ comparison: compareResults(scored(unsure), scored(later)) });
    expect(rowOf(built, 'machine-connectivity').sentence).toContain(
      'Missing answers alone could not make it.',
    );
  });

  it('when an area had no score, then it is not compared and shows no number for it', () => {
    const built = report({
      comparison: compareResults(scored({ machines: 'digital-display' }), scored(answers)),
    });
    expect(rowOf(built, 'cybersecurity')).toMatchObject({
      beforeShown: '–',
      difference: '–',
      sentence: 'not compared: in one of the two too little is known for a score.',
    });
    expect(built.headline).toContain('There is no overall difference');
  });

  it('when an area stopped to concern the firm, then neither it nor its dimension is compared', () => {
    const later = { ...answers, cycles: 'not-relevant' };
    const built = report({ comparison: compareResults(scored(answers), scored(later)) });
    expect(rowOf(built, 'automation').sentence).toContain('it does not concern the firm');
    expect(rowOf(built, 'technology').sentence).toContain('do not ask the same here');
  });

  it('when another version asks one area differently, then only that is left out', () => {
    const comparison = acrossVersions((definition) => ({
      ...definition,
      version: 2,
      questions: definition.questions.map((question) =>
        question.id === 'key-machine-live'
          ? { ...question, rule: { type: 'boolean', yes: 4000, no: 0 } }
          : question,
      ),
    }));
    const built = report({ comparison });
    expect(built.notice).toContain('Only what both ask in the same way');
    expect(rowOf(built, 'machine-connectivity').state).toBe('not-comparable');
    expect(rowOf(built, 'production-data').state).toBe('compared');
  });

  it('when the instrument is another, then nothing is compared and it says why', () => {
    const comparison = acrossVersions((definition) => ({ ...definition, id: 'first-level' }));
    const built = report({ comparison });
    expect(built.notice).toContain('different instruments: nothing is compared');
    expect(built.counts).toBeNull();
    expect(built.changes).toEqual([]);
    expect(new Set(built.rows.map(({ difference }) => difference))).toEqual(new Set(['–']));
  });
});

describe('before and after as PDF', () => {
  it('when it is read back, then the table has the numbers of the chart and every change', async () => {
    const built = report({}, 'it');
    const pdf = readBack(await auditReports.comparisonPdf(comparisonPapers(), 'it'));
    const rows = roles(pdf, 'TR').map((row) =>
      (row.children ?? []).map((cell) => textBelow(pdf, cell)),
    );
    for (const row of built.rows)
      expect(rows).toContainEqual([
        row.name,
        row.beforeShown,
        row.afterShown,
        row.difference,
        row.level,
      ]);
    for (const { title } of built.changes.flatMap((area) => area.rows))
      expect(textOf(pdf)).toContain(title);
    expect(roles(pdf, 'Figure').map(({ alt }) => alt)).toEqual([
      expect.stringContaining('un anello per il punteggio di prima'),
    ]);
    expect(pdf.info['Title']).toBe(built.title);
  });

  it('when one of the two is not signed off, then every page is marked', async () => {
    const pdf = readBack(await auditReports.comparisonPdf(comparisonPapers({ draft: true }), 'en'));
    for (const { marked } of pdf.pages) expect(marked.parts['artifact']).toContain('DRAFT');
  });

  it('when it is made again, then not a byte differs', async () => {
    const [one, other] = await Promise.all([
      auditReports.comparisonPdf(comparisonPapers(), 'en'),
      auditReports.comparisonPdf(comparisonPapers(), 'en'),
    ]);
    expect(one.equals(other)).toBe(true);
  });
});

it('every text of a comparison has all its reasons, states and points in both languages', () => {
  for (const language of ['en', 'it'] as const) {
    const { texts } = auditTexts(language);
    for (const state of ['not-comparable', 'unscored', 'not-applicable'])
      expect(texts[`comparison.state.${state}`]).toBeDefined();
    for (const reason of ['same-points', 'other-version', 'other-instrument', 'other-model'])
      expect(texts[`comparison.reason.${reason}`]).toBeDefined();
  }
});
