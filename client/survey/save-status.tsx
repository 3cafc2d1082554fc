import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AssessmentView } from '../../api/contract.ts';
import { DeleteAssessment } from '../results/delete-assessment.tsx';
import { useLanguage } from '../ui/language.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { useErrorText } from '../ui/error-text.ts';
import type { SaveState } from './answer-saver.ts';
import { HeldDialog } from './held-dialog.tsx';
import { homeOf } from './home-of.ts';
import { ResumeDialog } from './resume-dialog.tsx';
import type { SurveySession } from './survey-session.ts';
import { Said } from '../ui/said.tsx';

const ICONS: Record<SaveState['kind'], IconName> = {
  saved: 'check',
  saving: 'dot',
  waiting: 'warning',
  conflict: 'warning',
  refused: 'warning',
};

/** Whether the answers are safe, in words, and the way to go on another time. */
export function SaveStatus({ session, saving }: { session: SurveySession; saving: SaveState }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const [dialog, setDialog] = useState(false);
  return (
    <div className={`save-status is-${saving.kind}`} data-saving={saving.kind}>
      <Said>
        <Icon name={ICONS[saving.kind]} />{' '}
        {saving.kind === 'refused' ? explain(saving.error) : t(`survey.saving.${saving.kind}`)}
      </Said>
      <button type="button" className="link-button" onClick={() => setDialog(true)}>
        <Icon name="link" /> {t('survey.later')}
      </button>
      {dialog && <LaterDialog assessment={session.opened} onClose={() => setDialog(false)} />}
    </div>
  );
}

/** The way to go on another time, and the way out for good for who may delete. */
function LaterDialog({ assessment, onClose }: { assessment: AssessmentView; onClose: () => void }) {
  const language = useLanguage();
  const navigate = useNavigate();
  const { id, held, may } = assessment;
  const remove = may.includes('delete') && (
    <DeleteAssessment
      id={id}
      onDeleted={() => void navigate(`/${language}/${homeOf(assessment)}`, { replace: true })}
    />
  );
  if (held) {
    return (
      <HeldDialog assessment={assessment} onClose={onClose}>
        {remove}
      </HeldDialog>
    );
  }
  return (
    <ResumeDialog id={id} place="survey" onClose={onClose}>
      {remove}
    </ResumeDialog>
  );
}
