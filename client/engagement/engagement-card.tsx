import './engagement.scss';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EngagementView } from '../../api/contract-companies.ts';
import { useErrorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { EndEngagement } from './end-engagement.tsx';
import { engagementApi } from './engagement-api.ts';
import { useDay } from '../ui/day.ts';

export type Side = 'company' | 'consultant';

interface EngagementCardProps {
  engagement: EngagementView;
  /** Which party the reader is. */
  side: Side;
  /** Whether the reader may accept and end it. */
  mayDecide: boolean;
  /** Of its heading: right under the page's title, or below a heading of its own. */
  level?: 2 | 3;
  /** Whether the letter can be had: not before the reader is a party to it. */
  letter?: boolean;
  onChanged: (engagement: EngagementView) => void;
  /** What the engagement is for, first among the buttons. */
  children?: ReactNode;
}

/** One engagement: who, what, when, who has still to accept, and the letter. */
export function EngagementCard(props: EngagementCardProps) {
  const { engagement, side, level = 3 } = props;
  const { t } = useTranslation('engagement');
  const day = useDay();
  const language = useLanguage();
  const other =
    side === 'company'
      ? `${engagement.consultant.name}, ${engagement.consultant.organisation}`
      : (engagement.company?.name ?? engagement.firm);
  const Heading = `h${level}` as const;
  return (
    <article className="panel engagement" aria-labelledby={`engagement-${engagement.id}`}>
      <div className="engagement-head">
        <Heading className="engagement-name h3" id={`engagement-${engagement.id}`}>
          {side === 'consultant' && engagement.company && engagement.state === 'active' ? (
            <Link to={`/${language}/company/${engagement.company.id}`}>{other}</Link>
          ) : (
            other
          )}
        </Heading>
        <span className={`state is-${engagement.state}`}>{t(`state.${engagement.state}`)}</span>
      </div>
      <dl className="engagement-facts">
        <dt>{t('tasks')}</dt>
        <dd>{engagement.tasks.map((task) => t(`task.${task}`)).join(' · ')}</dd>
        <dt>{t('days')}</dt>
        <dd>{t('fromUntil', { from: day(engagement.from), until: day(engagement.until) })}</dd>
        <dt>{t('scope')}</dt>
        <dd className="typed-text">{engagement.scope}</dd>
        <dt>{t('acceptance')}</dt>
        <dd>
          <Acceptance engagement={engagement} side={side} />
        </dd>
      </dl>
      <Actions {...props} />
    </article>
  );
}

function Acceptance({ engagement, side }: Pick<EngagementCardProps, 'engagement' | 'side'>) {
  const { t } = useTranslation('engagement');
  const day = useDay();
  const { accepted, ended, waitsFor } = engagement;
  const line = (who: Side) => {
    const on = accepted[who];
    const name = who === side ? t('you') : t(`party.${who}`);
    if (on !== null) return t('acceptedOn', { who: name, on: day(on) });
    return waitsFor === who ? t('waiting', { who: name }) : null;
  };
  return (
    <ul className="plain-list">
      {(['company', 'consultant'] as const).map((who) => {
        const text = line(who);
        return text === null ? null : <li key={who}>{text}</li>;
      })}
      {ended && (
        <li>
          {t(ended.by === 'time' ? 'endedByTime' : 'endedOn', {
            on: day(ended.on),
            who: ended.by === side ? t('you') : ended.by === 'time' ? '' : t(`party.${ended.by}`),
          })}
        </li>
      )}
    </ul>
  );
}

function Actions(props: EngagementCardProps) {
  const { engagement, side, mayDecide, letter = true, onChanged, children } = props;
  const { t } = useTranslation('engagement');
  const language = useLanguage();
  const explain = useErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  const accept = async () => {
    setFailure(null);
    try {
      onChanged(await engagementApi.accept(engagement.id));
    } catch (error) {
      setFailure(error);
    }
  };
  const mayAccept = mayDecide && engagement.waitsFor === side;
  const mayEnd = mayDecide && engagement.state !== 'ended';
  if (!mayAccept && !letter && !mayEnd) return null;
  return (
    <>
      <div className="button-row">
        {children}
        {mayAccept && (
          <button type="button" className="btn btn-primary" onClick={() => void accept()}>
            <Icon name="check" /> {t('accept')}
          </button>
        )}
        {letter && (
          <a
            className="btn btn-outline-primary"
            href={engagementApi.letterAddress(engagement.id, language)}
            download
          >
            <Icon name="file" /> {t('letter')}
          </a>
        )}
        {mayEnd && <EndEngagement engagement={engagement} side={side} onEnded={onChanged} />}
      </div>
      {mayAccept && <p className="hint">{t('acceptHint')}</p>}
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}
