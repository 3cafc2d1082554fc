import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { todayInRome } from '../results/today.ts';
import type { Chapter } from '../survey/chapters.ts';
import { Icon } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Said } from '../ui/said.tsx';
import { useRoom } from './audit-context.ts';
import { DeclareIndicator } from './declare-indicator.tsx';
import { isDone } from './progress.ts';
import { VerifyIndicator } from './verify-indicator.tsx';

interface AreaPageProps {
  chapter: Chapter;
  position: { place: number; count: number };
  /** Address of the area before; null at the first. */
  back: string | null;
  next: string;
  isLast: boolean;
}

/** One area: what it is about, and its indicators. */
export function AreaPage({ chapter, position, back, next, isLast }: AreaPageProps) {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation();
  const pick = usePick();
  const { audit, session } = useRoom();
  const { description } = session.view.survey;
  const area = session.view.model.areas.find(({ id }) => id === chapter.area);
  const done = chapter.questions.filter((each) => isDone(audit, each)).length;
  const Indicator = audit.side === 'company' ? DeclareIndicator : VerifyIndicator;
  return (
    <>
      <p className="audit-position">{t('indicators.position', position)}</p>
      <PageTitle place={chapter.area} tab={pick(chapter.name)}>
        {pick(chapter.name)}
      </PageTitle>
      {area && (
        <>
          <p>{pick(area.covers)}</p>
          <details className="more no-print">
            <summary>{t('indicators.evidenceHelp')}</summary>
            <p>{pick(area.evidence)}</p>
          </details>
        </>
      )}
      {description && (
        <details className="more no-print">
          <summary>{common('survey.how')}</summary>
          <p>{pick(description)}</p>
        </details>
      )}
      <Said className="audit-share">
        {t(`indicators.share-${audit.side}`, { done, count: chapter.questions.length })}
      </Said>
      <AsDeclaredAll questions={chapter.questions} />
      {chapter.questions.map((question) => (
        <Indicator key={question} question={question} />
      ))}
      <div className="audit-buttons no-print">
        <Link className="btn btn-primary" to={next}>
          {t(isLast ? `review.nav-${audit.side}` : 'indicators.next')} <Icon name="arrow" />
        </Link>
        {back !== null && (
          <Link className="btn btn-outline-primary" to={back}>
            <Icon name="back" /> {t('indicators.back')}
          </Link>
        )}
      </div>
    </>
  );
}

/** For the consultant: takes over what the firm declared wherever nothing was found yet on this page. */
function AsDeclaredAll({ questions }: { questions: string[] }) {
  const { t } = useTranslation('audit');
  const { audit, session, may } = useRoom();
  if (!may('verify')) return null;
  const untouched = questions.filter(
    (each) => audit.declared.value[each] !== undefined && audit.verified.value[each] === undefined,
  );
  const take = () => {
    const on = todayInRome();
    const taken = untouched.map((each) => [each, { value: audit.declared.value[each], on }]);
    session.change('verified', (all) => ({ ...all, ...Object.fromEntries(taken) }));
  };
  return (
    <p className="no-print">
      <button
        type="button"
        className="btn btn-outline-primary"
        aria-disabled={untouched.length === 0}
        onClick={take}
      >
        <Icon name="check" /> {t('verify.allAsDeclared', { count: untouched.length })}
      </button>
    </p>
  );
}
