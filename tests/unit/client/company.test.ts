import { describe, expect, it } from '@jest/globals';
import type { AssessmentSummary } from '../../../api/contract.ts';
import type { AuditSummary } from '../../../api/contract-audits.ts';
import type { EngagementView } from '../../../api/contract-companies.ts';
import { standingResults } from '../../../client/company/overview-data.ts';
import {
  draftsOf,
  EMPTY_FIRM,
  emptyPeriod,
  type PeriodDraft,
  readPeriods,
  withoutFirm,
} from '../../../client/company/size-draft.ts';
import { beginningsOf } from '../../../client/consultant/beginnings.ts';

describe('the figures of a size calculation', () => {
  const period: PeriodDraft = {
    year: '2025',
    workUnits: '12,5',
    turnover: '1.250.000',
    balanceSheet: '980000.50',
    related: [
      {
        name: ' Fonderia ',
        share: '33,3 %',
        workUnits: '4',
        turnover: '€ 500.000',
        balanceSheet: '0',
        via: '',
      },
      {
        name: 'Holding del gruppo',
        share: '60',
        workUnits: '12.000',
        turnover: '60.000.000.000',
        balanceSheet: '0',
        via: '0',
      },
    ],
  };

  it('are read into hundredths, cents and thousandths', () => {
    expect(readPeriods([period])).toEqual({
      faults: [],
      periods: [
        {
          year: 2025,
          workUnits: 1250,
          turnover: 125_000_000,
          balanceSheet: 98_000_050,
          related: [
            {
              name: 'Fonderia',
              share: 333,
              workUnits: 400,
              turnover: 50_000_000,
              balanceSheet: 0,
            },
            {
              name: 'Holding del gruppo',
              share: 600,
              via: 0,
              workUnits: 1_200_000,
              turnover: 6_000_000_000_000,
              balanceSheet: 0,
            },
          ],
        },
      ],
    });
  });

  it.each(['it', 'en'])('are the same when they are written in %s and read again', (language) => {
    const { periods } = readPeriods([period]);
    expect(readPeriods(draftsOf(periods, language))).toEqual({ periods, faults: [] });
  });

  it.each([
    ['a year that is none', { year: '25' }, 'year-0', 'year'],
    ['no headcount', { workUnits: '' }, 'workUnits-0', 'workUnits'],
    ['words for money', { turnover: 'due milioni' }, 'turnover-0', 'turnover'],
    ['a negative balance sheet', { balanceSheet: '-1' }, 'balanceSheet-0', 'balanceSheet'],
  ])('with %s name the field', (_what, wrong, field, fault) => {
    expect(readPeriods([{ ...period, ...wrong }]).faults).toEqual([{ field, fault }]);
  });

  it.each(['', '101', '50,05', '-3', 'half'])('with a share of "%s" name the field', (share) => {
    const [firm] = period.related;
    const wrong = { ...period, related: firm ? [{ ...firm, share }] : [] };
    expect(readPeriods([wrong]).faults).toEqual([{ field: 'share-0-0', fault: 'share' }]);
  });

  it('when a firm is taken out, then those tied by it are tied directly, and the others as before', () => {
    const firms = ['', '0', '0', '1', '2'].map((via, place) => ({
      ...EMPTY_FIRM,
      name: `Firm ${place}`,
      via,
    }));
    expect(withoutFirm(firms, 1).map(({ name, via }) => [name, via])).toEqual([
      ['Firm 0', ''],
      ['Firm 2', '0'],
      ['Firm 3', ''],
      ['Firm 4', '1'],
    ]);
  });

  it('with the same year twice name the second', () => {
    expect(readPeriods([period, { ...period, related: [] }]).faults).toEqual([
      { field: 'year-1', fault: 'sameYear' },
    ]);
  });

  it('that are all empty are all asked for', () => {
    expect(readPeriods([emptyPeriod(2025)]).faults.map(({ field }) => field)).toEqual([
      'workUnits-0',
      'turnover-0',
      'balanceSheet-0',
    ]);
  });
});

function assessment(id: string, on: string, more: Partial<AssessmentSummary> = {}) {
  return {
    id,
    instrument: 'first-level',
    version: 1,
    status: 'submitted' as const,
    updatedAt: `${on}T10:00:00Z`,
    assessedOn: on,
    corrects: null,
    point: 0,
    follows: null,
    ...more,
  };
}

function audit(id: string, more: Partial<AuditSummary> = {}): AuditSummary {
  return {
    id,
    company: { id: 'firm', name: 'Oreficeria' },
    engagement: 'now',
    point: 'T0',
    status: 'signed-off',
    declared: 1,
    verified: 1,
    evidence: 0,
    waitsFor: null,
    updatedAt: '2026-05-01T10:00:00Z',
    signedOffOn: '2026-05-01',
    corrects: null,
    follows: null,
    ...more,
  };
}

describe('the newest result of a company', () => {
  const ids = (assessments: AssessmentSummary[], audits: AuditSummary[] = []) =>
    standingResults({ assessments, audits }).map(({ id }) => id);

  it('is the latest by day, drafts and corrected versions left out', () => {
    expect(
      ids([
        assessment('old', '2026-01-10'),
        assessment('wrong', '2026-03-01'),
        assessment('right', '2026-03-01', { corrects: 'wrong' }),
        assessment('draft', '2026-06-01', { status: 'draft', assessedOn: null }),
      ]),
    ).toEqual(['right', 'old']);
  });

  it('is the one that looks closest among those of a day', () => {
    const day = '2026-05-01';
    const advanced = assessment('advanced', day, { instrument: 'advanced' });
    expect(ids([assessment('first', day), advanced], [audit('audit')])).toEqual([
      'audit',
      'advanced',
      'first',
    ]);
  });

  it('is no audit that is not signed off yet', () => {
    expect(ids([], [audit('audit', { status: 'verified', signedOffOn: null })])).toEqual([]);
  });
});

describe('what a consultant can begin', () => {
  const engagement = (more: Partial<EngagementView> = {}): EngagementView => ({
    id: 'now',
    tasks: ['technological-audit'],
    scope: 'Audit',
    from: '2026-01-01',
    until: '2026-12-31',
    state: 'active',
    company: { id: 'firm', name: 'Oreficeria' },
    firm: 'Oreficeria',
    consultant: { account: 'me', name: 'Nicolò Verdi', organisation: 'Officina' },
    accepted: { company: '2026-01-01', consultant: '2026-01-01' },
    ended: null,
    waitsFor: null,
    createdAt: '2026-01-01T10:00:00Z',
    ...more,
  });
  const kinds = (engagements: EngagementView[], audits: AuditSummary[]) =>
    beginningsOf(engagements, audits).map(({ kind, point, audit: id }) => [kind, point, id]);

  it('is the first audit, where the letter names one', () => {
    expect(kinds([engagement()], [])).toEqual([['begin', 'T0', null]]);
    expect(kinds([engagement({ tasks: ['assisted-assessment'] })], [])).toEqual([]);
  });

  it('is nothing while an audit of the firm is under way', () => {
    const open = audit('open', { status: 'submitted', signedOffOn: null });
    expect(kinds([engagement()], [open])).toEqual([]);
  });

  it('is the next measurement after the version that stands, and none after T2', () => {
    const signed = [audit('wrong'), audit('right', { corrects: 'wrong' })];
    expect(kinds([engagement()], signed)).toEqual([['follow-up', 'T1', 'right']]);
    expect(kinds([engagement()], [audit('last', { point: 'T2' })])).toEqual([]);
  });

  it('is an unfinished audit that another engagement left', () => {
    const left = audit('left', { engagement: 'before', status: 'in-progress', signedOffOn: null });
    expect(kinds([engagement()], [left])).toEqual([['take-over', 'T0', 'left']]);
  });

  it('concerns no other firm', () => {
    const other = audit('other', { company: { id: 'another', name: 'Conceria' } });
    expect(kinds([engagement()], [other])).toEqual([['begin', 'T0', null]]);
  });
});
