import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentComparison, QuestionnaireView } from '../../api/contract.ts';
import type { AuditView, ComparisonView } from '../../api/contract-audits.ts';
import type { Comparison, NodeComparison } from '../../scoring/comparison.ts';
import { api } from '../api.ts';
import { call } from '../http.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage, usePick } from '../ui/language.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useScore } from './maturity.tsx';
import { isAudit, type Measured } from './overview-data.ts';

interface Compared {
  before: string;
  after: string;
  comparison: Comparison;
  view: QuestionnaireView;
}

/** What changed between the newest measurement and the one it follows, in four lines. */
export function BeforeAfter({ measured }: { measured: Measured }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded(measured.id, () => loadCompared(measured));
  const place = isAudit(measured) ? `audit/${measured.id}/comparison` : `comparison/${measured.id}`;
  return (
    <section aria-labelledby="before-after">
      <h2 id="before-after">{t('beforeAfter.title')}</h2>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Lines compared={loaded.value} />}
      <p>
        <Link to={`/${language}/${place}`}>{t('beforeAfter.open')}</Link>
      </p>
    </section>
  );
}

async function loadCompared(measured: Measured): Promise<Compared> {
  return isAudit(measured) ? comparedAudit(measured.id) : comparedAssessment(measured.id);
}

async function comparedAssessment(id: string): Promise<Compared> {
  const { before, after, comparison }: AssessmentComparison = await api.comparison(id);
  const view = await api.questionnaire(after.instrument, after.version);
  return { before: before.assessedOn, after: after.assessedOn, comparison, view };
}

async function comparedAudit(id: string): Promise<Compared> {
  const path = `/audits/${encodeURIComponent(id)}`;
  const [{ before, after, comparison }, audit] = await Promise.all([
    call<ComparisonView>('GET', `${path}/comparison`),
    call<AuditView>('GET', path),
  ]);
  const view = await api.questionnaire(audit.instrument, audit.version);
  return { before: before.on, after: after.on, comparison, view };
}

function Lines({ compared: { before, after, comparison, view } }: { compared: Compared }) {
  const { t } = useTranslation('company');
  const day = useDay();
  const pick = usePick();
  const number = useScore();
  if (!comparison.comparable) return <p>{t('beforeAfter.not')}</p>;
  const names = new Map(view.model.dimensions.map(({ id, name }) => [id, pick(name)]));
  const lines = comparison.nodes.filter(({ role }) => role === 'overall' || role === 'dimension');
  return (
    <>
      <p>{t('beforeAfter.days', { before: day(before), after: day(after) })}</p>
      <table className="table compared-table">
        <caption className="visually-hidden">{t('beforeAfter.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('beforeAfter.what')}</th>
            <th scope="col">{t('beforeAfter.before')}</th>
            <th scope="col">{t('beforeAfter.after')}</th>
            <th scope="col">{t('beforeAfter.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{names.get(line.id) ?? t('beforeAfter.overall')}</th>
              <td>{number(line.before?.score ?? null)}</td>
              <td>{number(line.after?.score ?? null)}</td>
              <td>{signed(line, number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function signed({ difference }: NodeComparison, number: (score: number | null) => string): string {
  if (difference === null || difference === 0) return number(difference);
  return `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`;
}
