import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../api/project-root.ts';
import { mergeTexts } from '../../api/reports/merge-texts.ts';
import { loadReportTexts } from '../../api/reports/reports.service.ts';
import { buildPeers, type PeerFigures } from '../../scoring/peers.ts';
import { checkReportTexts, type ReportTexts } from '../../scoring/report-wording.ts';
import { questionnaires } from '../support/service.ts';

const own = (['en', 'it'] as const).map((language) => {
  const file = join(projectRoot, `questionnaires/model/v1/peers.${language}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as ReportTexts;
});
const reportTexts = loadReportTexts();

function build(figures: Partial<PeerFigures> = {}, place = 0) {
  const texts = own[place] as ReportTexts;
  const words = mergeTexts(reportTexts[texts.language], texts);
  const whole: PeerFigures = {
    asOf: '2026-11-19',
    generated: false,
    steps: [
      { groupings: ['nuts3', 'valueChain', 'size'], why: 'too-few' },
      { groupings: ['valueChain', 'size'], why: 'used' },
    ],
    count: 1234,
    nodes: [
      {
        node: 'overall',
        score: 2.25,
        mean: 1.9,
        quartiles: [1, 2, 3],
        percentile: 55,
        band: 'above-median',
      },
      {
        node: 'cybersecurity',
        score: null,
        mean: null,
        quartiles: null,
        percentile: null,
        band: null,
      },
    ],
    ...figures,
  };
  return buildPeers(whole, questionnaires.model, words);
}

describe('firms like yours', () => {
  it('are told in the same words in both languages', () => {
    expect(checkReportTexts(own)).toEqual([]);
  });

  it('say how many firms, which and as of when, and where the firm stands', () => {
    const { lead, standing, rows } = build();
    expect(lead).toBe(
      'Your result beside that of 1,234 firms (same value chain and same size, in the whole region), as of 19 November 2026.',
    );
    expect(standing).toBe(
      'Overall you are in the upper half, but not in the highest quarter of the group: about 55 of 100 firms are below you.',
    );
    expect(rows.map(({ name, shown }) => [name, ...shown.slice(0, 3)])).toEqual([
      ['Overall', '2.3', 'in the upper half, but not in the highest quarter', 'about 55'],
      [expect.any(String), '–', 'cannot be said', '–'],
    ]);
    expect(rows[1]?.shown.slice(3)).toEqual(Array(4).fill('not shown'));
  });

  it('say why a nearer group was not used, and that they are no sample', () => {
    const { remarks } = build();
    expect(remarks[0]).toContain('same value chain, same size, same province');
    expect(remarks.at(-1)).toContain('no sample');
  });

  it('that are invented say so, in Italian too', () => {
    expect(build({ generated: true }, 1).remarks.at(-1)).toContain('inventate');
  });

  it('without bands say that there are only means', () => {
    const nodes = [
      { node: 'overall', score: 2, mean: 2, quartiles: null, percentile: null, band: null },
    ];
    const { standing, remarks } = build({ nodes });
    expect(standing).toBeNull();
    expect(remarks.some((remark) => remark.includes('enough firms for a mean'))).toBe(true);
  });

  it('have a name for every group that is looked at', () => {
    for (const groupings of [['valueChain'], ['size'], []])
      expect(build({ steps: [{ groupings, why: 'used' }] }).lead).toMatch(/\(.+\)/);
  });
});
