import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegionView, ReleaseSchedule } from '../../api/contract-regions.ts';
import { useDay } from '../ui/day.ts';
import { Field } from '../ui/fields.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { regionApi } from './region-api.ts';
import { useRegionErrorText } from './region-error-text.ts';
import { useSaving } from './use-saving.ts';

const RHYTHMS = ['never', 'day', 'week', 'month', 'quarter'] as const;

/** How often releases are made without anybody asking. */
export function Schedule({ region }: { region: RegionView }) {
  const { t } = useTranslation('region');
  const { loaded, again, set } = useLoaded(`${region.code} schedule`, () =>
    regionApi.schedule(region.code),
  );
  return (
    <section className="panel" aria-labelledby="schedule">
      <h2 id="schedule" className="h3">
        {t('schedule.title')}
      </h2>
      <p>{t('schedule.text')}</p>
      {loaded.state === 'loading' && <Loading />}
      {loaded.state === 'failed' && <Trouble error={loaded.error} onRetry={again} />}
      {loaded.state === 'ready' && (
        <ScheduleForm region={region.code} schedule={loaded.value} onChanged={set} />
      )}
    </section>
  );
}

interface FormProps {
  region: string;
  schedule: ReleaseSchedule;
  onChanged: (schedule: ReleaseSchedule) => void;
}

function ScheduleForm({ region, schedule, onChanged }: FormProps) {
  const { t } = useTranslation('region');
  const day = useDay();
  const explain = useRegionErrorText();
  const [every, setEvery] = useState(schedule.every);
  const { submit, error, isSaved } = useSaving(async () =>
    onChanged(await regionApi.setSchedule(region, { every })),
  );
  return (
    <form onSubmit={submit}>
      <Field name="every" label={t('schedule.every')}>
        {(attributes) => (
          <select
            {...attributes}
            value={every}
            onChange={({ target }) =>
              setEvery(RHYTHMS.find((each) => each === target.value) ?? 'never')
            }
          >
            {RHYTHMS.map((each) => (
              <option key={each} value={each}>
                {t(`schedule.rhythm.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        {schedule.nextOn === null
          ? t('schedule.none')
          : t('schedule.next', { day: day(schedule.nextOn) })}
      </p>
      {error !== null && <Notice tone="error">{explain(error)}</Notice>}
      <button type="submit" className="btn btn-outline-primary">
        {t('official.save')}
      </button>
      <Said className={isSaved ? 'said-good' : ''}>{isSaved && t('schedule.saved')}</Said>
    </form>
  );
}
