/** What was measured: key → number. */
export type Figures = Record<string, number>;

interface Meaning {
  text: string;
  unit: string;
  atLeast?: number;
  atMost?: number;
}

const HTTP_20 = '20 clients';

/** What each key means, and what the project wants it to be. */
const MEANINGS: Record<string, Meaning> = {
  'score.firstLevel.perSecond': {
    text: 'first-level surveys scored on one core',
    unit: '/s',
    atLeast: 100_000,
  },
  'score.advanced.perSecond': {
    text: 'advanced assessments scored on one core',
    unit: '/s',
    atLeast: 20_000,
  },
  'score.audit.perSecond': {
    text: 'technological audits scored on one core',
    unit: '/s',
    atLeast: 10_000,
  },
  'route.perSecond': {
    text: 'results judged against the whole catalogue on one core',
    unit: '/s',
    atLeast: 20_000,
  },
  'http.put.perSecond': { text: `answers saved, ${HTTP_20}`, unit: '/s' },
  'http.put.medianMs': { text: 'time to save, median', unit: 'ms' },
  'http.put.p95Ms': { text: 'time to save, 95 of 100 below', unit: 'ms' },
  'http.put.barePerSecond': { text: 'bare insert of the same body', unit: '/s' },
  'http.put.ratioToBareInsert': { text: 'saving against the bare insert', unit: '', atLeast: 0.5 },
  'http.submit.perSecond': { text: `assessments submitted, ${HTTP_20}`, unit: '/s' },
  'http.submit.medianMs': { text: 'time to submit, median', unit: 'ms' },
  'http.submit.p95Ms': { text: 'time to submit, 95 of 100 below', unit: 'ms' },
  'http.submit.barePerSecond': { text: 'bare insert of what submitting stores', unit: '/s' },
  'http.submit.ratioToBareInsert': {
    text: 'submitting against the bare insert',
    unit: '',
    atLeast: 0.25,
  },
  'http.login.perSecond': {
    text: `sign-ins by password, ${HTTP_20} (argon2id 19 MiB, 2 passes, 1 lane)`,
    unit: '/s',
  },
  'http.login.medianMs': { text: 'time to sign in, one after the other, median', unit: 'ms' },
  'http.put.slowdownUnderLogins': {
    text: 'time to save (median, 200 saves a second) while people sign in, against without',
    unit: '',
    atMost: 1.5,
  },
  'http.audit.open.perSecond': {
    text: 'audits with 110 answers and 200 files opened, 10 clients',
    unit: '/s',
  },
  'http.audit.open.p95Ms': { text: 'time to open such an audit, 95 of 100 below', unit: 'ms' },
  'http.audit.open.bareP95Ms': {
    text: 'time of a bare read of the same document, 95 of 100 below',
    unit: 'ms',
  },
  'http.audit.open.ratioToBareRead': {
    text: 'audits opened a second against bare reads of the same document',
    unit: '',
  },
  'region.firms': { text: 'generated firms of the region', unit: '' },
  'region.seed.seconds': { text: 'time to make and store them', unit: 's' },
  'region.release.seconds': {
    text: 'a whole release, protected and audited',
    unit: 's',
    atMost: 120,
  },
  'region.release.peakMb': {
    text: 'most resident memory of the service during the release',
    unit: 'MB',
    atMost: 300,
  },
  'region.dashboard.p95Ms': {
    text: 'dashboard, 10 officers, 95 of 100 below',
    unit: 'ms',
    atMost: 50,
  },
  'region.dashboard.speedupOverPlain': {
    text: 'dashboard (median) against a plain aggregation over all firms',
    unit: '×',
    atLeast: 40,
  },
  'region.benchmark.p95Ms': {
    text: '“firms like mine”, 5 firms at once, 95 of 100 below',
    unit: 'ms',
    atMost: 20,
  },
  'region.export.seconds': { text: 'a whole edition as data package', unit: 's', atMost: 10 },
  'region.export.peakMb': {
    text: 'most resident memory of the service during the export',
    unit: 'MB',
    atMost: 200,
  },
  'region.laterRelease.changed': {
    text: 'firms measured again before a release that follows another',
    unit: '',
  },
  'region.laterRelease.seconds': { text: 'such a release', unit: 's', atMost: 120 },
  'region.laterRelease.peakMb': {
    text: 'most resident memory of the service during it',
    unit: 'MB',
    atMost: 300,
  },
  'bundle.landing.jsGzip': {
    text: 'JavaScript of the landing page, gzip',
    unit: 'bytes',
    atMost: 30_000,
  },
  'bundle.survey.jsGzip': { text: 'JavaScript of the survey page, gzip', unit: 'bytes' },
  'bundle.results.jsGzip': { text: 'JavaScript of the results page, gzip', unit: 'bytes' },
  'bundle.css.gzip': { text: 'all style sheets, gzip', unit: 'bytes' },
  'memory.after10000.mb': {
    text: 'resident memory of the service after 10,000 assessments',
    unit: 'MB',
    atMost: 300,
  },
};

/** The figures as a table for people, with what is wanted and whether it is reached. */
export function toTable(figures: Figures): string {
  const rows = Object.entries(figures).map(([key, value]) => {
    const meaning = MEANINGS[key] ?? { text: '', unit: '' };
    return [key, `${show(value)} ${meaning.unit}`, wanted(meaning, value), meaning.text];
  });
  const widths = [0, 1, 2].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const pad = (cell: string, at: number): string =>
    at === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

function show(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
}

function wanted({ atLeast, atMost }: Meaning, value: number): string {
  if (atLeast !== undefined) return `${value >= atLeast ? '✓' : '✗'} ≥ ${show(atLeast)}`;
  if (atMost !== undefined) return `${value <= atMost ? '✓' : '✗'} ≤ ${show(atMost)}`;
  return '';
}
