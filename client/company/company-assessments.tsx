import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AssessmentSummary } from '../../api/contract.ts';
import { useDay } from '../ui/day.ts';
import { useLanguage } from '../ui/language.ts';
import { BeginFirst, BringIn } from './begin-assessment.tsx';
import { DraftProgress } from './draft-progress.tsx';
import { FollowUp } from './follow-up.tsx';
import { useInstrumentName } from './instrument-name.ts';
import { useCompany } from './use-company.ts';

interface CompanyAssessmentsProps {
  assessments: AssessmentSummary[];
  onChanged: () => void;
}

/** The questionnaires of a company, with their state and the way on. */
export function CompanyAssessments({ assessments, onChanged }: CompanyAssessmentsProps) {
  const { t } = useTranslation('company');
  const { role, mayBegin } = useMayBegin();
  const has = (instrument: string) => assessments.some((each) => each.instrument === instrument);
  const corrected = new Set(assessments.map(({ corrects }) => corrects));
  const followed = new Set(assessments.map(({ follows }) => follows));
  return (
    <section aria-labelledby="assessments">
      <h2 id="assessments">{t('assessments.title')}</h2>
      {assessments.length === 0 && <p>{t('assessments.none')}</p>}
      {assessments.length > 0 && (
        <ul className="own-list">
          {assessments.map((assessment) => (
            <Line
              key={assessment.id}
              assessment={assessment}
              isLast={!followed.has(assessment.id) && !corrected.has(assessment.id)}
            />
          ))}
        </ul>
      )}
      {mayBegin && (
        <div className="button-row">
          {!has('first-level') && <BeginFirst />}
          {!has('advanced') && <BeginAdvanced isNext={has('first-level')} />}
        </div>
      )}
      {role !== null && mayBegin && <BringIn onBrought={onChanged} />}
    </section>
  );
}

/** The consultant of an active engagement may begin one too. */
function useMayBegin() {
  const { company, mayWrite } = useCompany();
  return { role: company.role, mayBegin: mayWrite || company.role === null };
}

function BeginAdvanced({ isNext }: { isNext: boolean }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { company } = useCompany();
  // The page for beginning asks for the companies that one is a member of.
  if (company.role === null) return null;
  return (
    <Link
      className={isNext ? 'btn btn-primary' : 'btn btn-outline-primary'}
      to={`/${language}/advanced?company=${company.id}`}
    >
      {t('assessments.beginAdvanced')}
    </Link>
  );
}

function Line({ assessment, isLast }: { assessment: AssessmentSummary; isLast: boolean }) {
  const { t } = useTranslation('company');
  const { mayWrite } = useCompany();
  const { id, status, point, corrects } = assessment;
  const isDraft = status === 'draft';
  const name = useInstrumentName()(assessment.instrument);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {(point > 0 || assessment.follows !== null) && ` · ${t('assessments.point', { point })}`}
        {corrects !== null && ` · ${t('assessments.correction')}`}
        <br />
        <When assessment={assessment} />
        {isDraft && <DraftProgress id={id} />}
      </div>
      <div className="button-row">
        <Ways assessment={assessment} name={name} />
        {!isDraft && isLast && mayWrite && <FollowUp id={id} name={name} />}
      </div>
    </li>
  );
}

function When({
  assessment: { status, updatedAt, assessedOn },
}: {
  assessment: AssessmentSummary;
}) {
  const { t } = useTranslation('company');
  const day = useDay();
  return (
    <span className="muted">
      {status === 'draft'
        ? t('assessments.draft', { when: day(updatedAt) })
        : t('assessments.submitted', { when: day(assessedOn ?? updatedAt) })}
    </span>
  );
}

function Ways({ assessment, name }: { assessment: AssessmentSummary; name: string }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const { id, status, follows } = assessment;
  if (status === 'draft') {
    return (
      <Link
        className="btn btn-primary"
        to={`/${language}/survey/${id}`}
        aria-label={t('assessments.continueOf', { name })}
      >
        {t('assessments.continue')}
      </Link>
    );
  }
  return (
    <>
      <Link
        className="btn btn-outline-primary"
        to={`/${language}/results/${id}`}
        aria-label={t('assessments.openOf', { name })}
      >
        {t('assessments.open')}
      </Link>
      {follows !== null && (
        <Link to={`/${language}/comparison/${id}`}>{t('assessments.compare')}</Link>
      )}
    </>
  );
}
