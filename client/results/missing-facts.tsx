import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentView } from '../../api/contract.ts';
import type { Profile } from '../../scoring/profile.ts';
import type { Report } from '../../scoring/report-model.ts';
import { api } from '../api.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { FactField } from './fact-field.tsx';
import { useReferrals } from './referrals.tsx';
import type { ResultsData } from './results-data.ts';
import { Said } from '../ui/said.tsx';

interface MissingFactsProps {
  data: ResultsData;
  /** Facts that the stored profile lacks. */
  missing: Report['missing'];
  /** The profile as it is tried on this page. */
  profile: Profile;
  onTry: (profile: Profile) => void;
  onSaved: (assessment: AssessmentView) => void;
}

/** "Tell us X and we can decide": each fact judges the offers again at once, and can be saved. */
export function MissingFacts({ data, missing, profile, onTry, onSaved }: MissingFactsProps) {
  const { t } = useTranslation();
  const { mayEdit } = useReferrals();
  const explain = useErrorText();
  const [problem, setProblem] = useState<unknown>(null);
  const [saved, setSaved] = useState(false);
  const { assessment } = data;
  if (missing.length === 0) return saved ? <Notice tone="good">{t('missing.saved')}</Notice> : null;
  const save = async () => {
    try {
      const { revision } = await api.saveProfile(assessment.id, {
        changeId: crypto.randomUUID(),
        revision: assessment.revision,
        profile,
      });
      setProblem(null);
      setSaved(true);
      onSaved({ ...assessment, profile, revision });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <section className="panel no-print" aria-labelledby="missing">
      <h2 id="missing">{t('missing.title')}</h2>
      <p>{t('missing.lead')}</p>
      {missing.map((each) => (
        <div key={each.fact}>
          <FactField missing={each} data={data} profile={profile} onTry={onTry} />
        </div>
      ))}
      {problem !== null && <Notice tone="error">{explain(problem)}</Notice>}
      {mayEdit && profile !== assessment.profile && (
        <div className="button-row">
          <Said>{t('missing.tried')}</Said>
          <button type="button" className="btn btn-primary" onClick={() => void save()}>
            {t('missing.save')}
          </button>
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => onTry(assessment.profile)}
          >
            {t('missing.undo')}
          </button>
        </div>
      )}
    </section>
  );
}
