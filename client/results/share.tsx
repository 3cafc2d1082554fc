import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { homeOf } from '../survey/home-of.ts';
import { rememberAssessment } from '../survey/place-memory.ts';
import { keepResumeToken } from '../survey/resume-link.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { DeleteAssessment } from './delete-assessment.tsx';
import { Keep } from './keep.tsx';
import { MailForm } from './mail-form.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { ReadLinks } from './read-links.tsx';
import { ReturnButton } from './return-button.tsx';

/** Taking the report along, passing it on, putting answers right, deleting. */
export function Share({
  assessment,
  onKept,
}: {
  assessment: AssessmentView;
  /** Told once the account of the reader holds it. */
  onKept: () => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id, may, held } = assessment;
  return (
    <section className="no-print" aria-labelledby="share">
      <h2 id="share">{t('share.title')}</h2>
      <PaperButtons id={id} />
      <div className="share-parts">
        {may.includes('share') && (
          <>
            <div className="panel">
              <h3>{t('share.mail')}</h3>
              <MailForm id={id} kind="report" />
            </div>
            <div className="panel">
              <h3>{t('share.link')}</h3>
              <ReadLinks id={id} />
            </div>
          </>
        )}
        {held && <Held assessment={assessment} />}
        {may.includes('share') && !held && <NotHeld id={id} onKept={onKept} />}
        {may.includes('answer') && (
          <div className="panel">
            <h3>{t('share.correct')}</h3>
            <p>{t('share.correctText')}</p>
            <Correct assessment={assessment} />
          </div>
        )}
        {may.includes('delete') && (
          <div className="panel">
            <h3>{t('share.delete')}</h3>
            <p>{t('share.deleteText')}</p>
            <DeleteAssessment
              id={id}
              onDeleted={() =>
                void navigate(`/${language}/${homeOf(assessment)}`, { replace: true })
              }
            />
          </div>
        )}
      </div>
      <p className="receipt">
        <a href={api.receiptAddress(assessment.id)} download={`meridiana-${assessment.id}.json`}>
          {t('share.receipt')}
        </a>{' '}
        <span className="muted">{t('share.receiptHint')}</span>
      </p>
    </section>
  );
}

/** Who holds it, and so where to find it again. */
function Held({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const isCompany = assessment.company !== null;
  return (
    <div className="panel">
      <h3>{t('share.return')}</h3>
      <p>{isCompany ? t('keep.company') : t('keep.done')}</p>
      <Link to={`/${language}/${homeOf(assessment)}`}>
        {isCompany ? t('resume.toCompany') : t('keep.toAccount')}
      </Link>
    </div>
  );
}

/** The two ways to come back to it later: a link, or an account. */
function NotHeld({ id, onKept }: { id: string; onKept: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="panel">
        <h3>{t('share.return')}</h3>
        <p>{t('share.returnText')}</p>
        <ReturnButton id={id} />
      </div>
      <div className="panel">
        <h3>{t('keep.title')}</h3>
        <p>{t('keep.text')}</p>
        <Keep id={id} onKept={onKept} />
      </div>
    </>
  );
}

/** Opens the version that corrects this one, filled with its answers; this one stays as it is. */
function Correct({ assessment }: { assessment: AssessmentView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const open = async () => {
    try {
      const id = assessment.correctedBy ?? (await newVersion(assessment.id));
      rememberAssessment(id);
      await navigate(`/${language}/survey/${id}/review`);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="btn btn-outline-primary" onClick={() => void open()}>
        <Icon name="pencil" /> {t('share.correctButton')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}

async function newVersion(corrected: string): Promise<string> {
  const { assessment, editToken } = await api.correct(corrected);
  if (editToken !== null) keepResumeToken(assessment.id, editToken);
  return assessment.id;
}
