import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Process } from '../../api/contract.ts';
import type { Chapter } from '../survey/chapters.ts';
import { Field } from '../ui/fields.tsx';
import { Icon } from '../ui/icon.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { REVIEW } from './indicators-part.tsx';
import { isDone, openOf } from './progress.ts';

const WIDE = '(min-width: 992px)';

interface AreaNavProps {
  areas: Chapter[];
  place: string;
  process: Process | null;
  addressOf: (area: string) => string;
  onProcess: (process: Process | null) => void;
}

/** All areas with how far they are, and the business process that is walked through. */
export function AreaNav({ areas, place, process, addressOf, onProcess }: AreaNavProps) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const room = useRoom();
  const [isOpen, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  const processes = [...new Set(Object.values(room.session.view.processes))];
  const open = openOf(room).length;
  return (
    <>
      <Field name="process" label={t('indicators.process')}>
        {(attributes) => (
          <select
            {...attributes}
            value={process ?? ''}
            onChange={({ target }) =>
              onProcess(processes.find((each) => each === target.value) ?? null)
            }
          >
            <option value="">{t('indicators.everywhere')}</option>
            {processes.map((each) => (
              <option key={each} value={each}>
                {t(`processes.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <details
        className="area-nav"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>{t('indicators.areas')}</summary>
        <nav aria-label={t('indicators.areas')}>
          <ol className="plain-list">
            {areas.map(({ area, name, questions }) => {
              const done = questions.filter((each) => isDone(room.audit, each)).length;
              return (
                <li key={area}>
                  <Link
                    to={addressOf(area)}
                    className={done === questions.length ? 'is-done' : undefined}
                    aria-current={area === place ? 'page' : undefined}
                  >
                    <Icon name={done === questions.length ? 'check' : 'dot'} />
                    <span>
                      {pick(name)}{' '}
                      <span className="muted area-share">
                        {t('progress.share', { done, count: questions.length })}
                      </span>
                    </span>
                  </Link>
                </li>
              );
            })}
            <li>
              <Link to={addressOf(REVIEW)} aria-current={place === REVIEW ? 'page' : undefined}>
                <Icon name="file" />
                <span>
                  {t(`review.nav-${room.audit.side}`)}{' '}
                  <span className="muted">{t('review.left', { count: open })}</span>
                </span>
              </Link>
            </li>
          </ol>
        </nav>
      </details>
    </>
  );
}
