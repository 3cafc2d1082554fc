import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verified } from '../../api/contract-audits.ts';
import type { AnswerValue } from '../../scoring/answers.ts';
import { useDay } from '../ui/day.ts';
import { todayInRome } from '../results/today.ts';
import { sameAnswer } from '../survey/merge.ts';
import { Icon } from '../ui/icon.tsx';
import { AnswerControl } from './answer-control.tsx';
import { useRoom } from './audit-context.ts';
import { useAnswerWords } from './entry-words.ts';
import { IndicatorFrame, titleId } from './indicator-frame.tsx';
import { isDifferent, lacksReason } from './progress.ts';
import { RequestField } from './request-field.tsx';

const MOST_REASON = 2000;

/** An indicator as the consultant sees it: what the firm declared, and beside it what was found. */
export function VerifyIndicator({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const { audit, session, may } = useRoom();
  const words = useAnswerWords();
  const declared = audit.declared.value[question];
  const found = audit.verified.value[question];
  const state = isDifferent(audit, question) ? 'different' : found === undefined ? 'open' : 'done';
  return (
    <IndicatorFrame
      question={question}
      state={state}
      ways={may('request-changes') && <RequestField question={question} />}
    >
      <p className="declared-value">
        <strong>{t('track.declared')}</strong> {words(question, declared)}
        {session.isCarried(question) && <span className="muted"> ({t('verify.carried')})</span>}
      </p>
      {may('verify') ? (
        <Finding question={question} declared={declared} found={found} />
      ) : (
        <Read question={question} found={found} />
      )}
    </IndicatorFrame>
  );
}

function Read({ question, found }: { question: string; found: Verified | undefined }) {
  const { t } = useTranslation('audit');
  const day = useDay();
  const words = useAnswerWords();
  if (!found) return <p>{t('verify.notYet')}</p>;
  return (
    <>
      <p>
        <strong>{t('track.verified', { on: day(found.on) })}</strong> {words(question, found.value)}
      </p>
      {found.reason !== undefined && (
        <p className="typed-text">{t('track.reason', { reason: found.reason })}</p>
      )}
    </>
  );
}

interface FindingProps {
  question: string;
  declared: AnswerValue | undefined;
  found: Verified | undefined;
}

/** As declared at one press, or another value with its reason. */
function Finding({ question, declared, found }: FindingProps) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const isSame = found !== undefined && sameAnswer(found.value, declared);
  const [isOpen, setOpen] = useState(declared === undefined || (found !== undefined && !isSame));
  const shown = isOpen || (found !== undefined && !isSame);
  const confirm = () =>
    session.verify(
      question,
      isSame || declared === undefined ? undefined : { value: declared, on: todayInRome() },
    );
  const find = (value: AnswerValue | undefined) => {
    if (value === undefined) return session.verify(question, undefined);
    // The same list in another order is the same answer.
    const kept = declared !== undefined && sameAnswer(value, declared) ? declared : value;
    session.verify(question, { on: todayInRome(), ...found, value: kept });
  };
  return (
    <>
      <div className="button-row finding-ways">
        {declared !== undefined && (
          <button
            type="button"
            className="btn btn-outline-primary toggle"
            aria-pressed={isSame}
            onClick={confirm}
          >
            {isSame && <Icon name="check" />} {t('verify.asDeclared')}
          </button>
        )}
        {declared !== undefined && (
          <button
            type="button"
            className="btn btn-outline-primary toggle"
            aria-expanded={shown}
            onClick={() => setOpen(!shown)}
          >
            {t('verify.another')}
          </button>
        )}
        {found && <CheckedOn question={question} found={found} />}
      </div>
      {shown && (
        <AnswerControl
          question={question}
          name={`verified-${question}`}
          labelledBy={titleId(question)}
          value={found?.value}
          onChange={find}
        />
      )}
      {found && (!isSame || found.reason !== undefined) && (
        <Reason question={question} found={found} />
      )}
    </>
  );
}

function CheckedOn({ question, found }: { question: string; found: Verified }) {
  const { t } = useTranslation('audit');
  const { session } = useRoom();
  const today = todayInRome();
  return (
    <label className="checked-on">
      {t('verify.on')}
      <input
        type="date"
        className="input"
        max={today}
        value={found.on}
        onChange={({ target }) => {
          const isDay = target.value !== '' && target.value <= today;
          if (isDay) session.verify(question, { ...found, on: target.value });
        }}
      />
    </label>
  );
}

function Reason({ question, found }: { question: string; found: Verified }) {
  const { t } = useTranslation('audit');
  const { audit, session } = useRoom();
  const [typed, setTyped] = useState<string | null>(null);
  const lacks = lacksReason(audit, question);
  const change = (text: string) => {
    setTyped(text);
    const { reason: _before, ...rest } = found;
    const reason = text.trim();
    session.verify(question, { ...rest, ...(reason !== '' && { reason }) });
  };
  return (
    <div className="field">
      <label htmlFor={`reason-${question}`}>{t('verify.reason')}</label>
      <p className="hint" id={`reason-hint-${question}`}>
        {t('verify.reasonHint')}
      </p>
      <textarea
        id={`reason-${question}`}
        className="input is-short"
        maxLength={MOST_REASON}
        aria-describedby={`reason-hint-${question}${lacks ? ` reason-error-${question}` : ''}`}
        aria-invalid={lacks || undefined}
        value={typed ?? found.reason ?? ''}
        onChange={(event) => change(event.target.value)}
      />
      {lacks && (
        <p className="field-error" id={`reason-error-${question}`}>
          {t('verify.reasonLacks')}
        </p>
      )}
    </div>
  );
}
