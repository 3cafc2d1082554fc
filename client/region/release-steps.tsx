import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { ReleaseView } from '../../api/contract-regions.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { regionApi } from './region-api.ts';
import { useRegionErrorText } from './region-error-text.ts';

type Step = 'approve' | 'discard' | 'publish';

/** What can be done with the release now; each asks first, for none can be undone. */
export function ReleaseSteps({
  release,
  onChanged,
}: {
  release: ReleaseView;
  onChanged: (release: ReleaseView) => void;
}) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const [asked, setAsked] = useState<Step | null>(null);
  const steps = stepsFor(release);
  return (
    <div className="no-print">
      {release.edition !== null && (
        <Notice tone="good">
          {t('release.published')}{' '}
          <Link to={`/${language}/editions/${release.edition}`}>
            {t('release.toEdition', { edition: release.edition })}
          </Link>
        </Notice>
      )}
      {steps.length > 0 && (
        <p className="button-row">
          {steps.map((step) => (
            <button
              key={step}
              type="button"
              className={`btn ${step === 'discard' ? 'btn-outline-primary' : 'btn-primary'}`}
              onClick={() => setAsked(step)}
            >
              {t(`step.${step}.button`)}
            </button>
          ))}
        </p>
      )}
      {asked !== null && (
        <Confirm
          step={asked}
          release={release}
          onClose={() => setAsked(null)}
          onChanged={onChanged}
        />
      )}
    </div>
  );
}

function stepsFor({ state, edition }: ReleaseView): Step[] {
  if (state === 'computing' || state === 'failed') return ['discard'];
  if (state === 'preview') return ['approve', 'discard'];
  return state === 'visible' && edition === null ? ['publish'] : [];
}

function Confirm({
  step,
  release,
  onClose,
  onChanged,
}: {
  step: Step;
  release: ReleaseView;
  onClose: () => void;
  onChanged: (release: ReleaseView) => void;
}) {
  const { t } = useTranslation('region');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useRegionErrorText();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { region, id } = release;
  const doIt = async () => {
    if (step === 'approve') {
      onChanged(await regionApi.approve(region, id));
      await navigate(`/${language}/region/${region}/${id}`);
    } else if (step === 'publish') {
      const edition = await regionApi.publish(region, id);
      onChanged({ ...release, edition: edition.id });
    } else {
      await regionApi.discard(region, id);
      await navigate(`/${language}/region/${region}`);
    }
  };
  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      await doIt();
      onClose();
    } catch (thrown) {
      setError(explain(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t(`step.${step}.title`)} onClose={onClose}>
      <p>{t(`step.${step}.text`)}</p>
      {error !== null && <Notice tone="error">{error}</Notice>}
      <p className="button-row dialog-end">
        <button
          type="button"
          className="btn btn-primary"
          disabled={busy}
          onClick={() => void confirm()}
        >
          {t(`step.${step}.yes`)}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {t('step.no')}
        </button>
      </p>
    </Dialog>
  );
}
