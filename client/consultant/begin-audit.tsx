import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCompanyErrorText } from '../company/company-error-text.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useLanguage } from '../ui/language.ts';
import type { Beginning } from './beginnings.ts';

/** What can be begun now. */
export function BeginAudits({ beginnings }: { beginnings: Beginning[] }) {
  const { t } = useTranslation('consultant');
  if (beginnings.length === 0) return null;
  return (
    <section aria-labelledby="begin">
      <h2 id="begin">{t('begin.title')}</h2>
      <ul className="own-list">
        {beginnings.map((beginning) => (
          <Line key={`${beginning.engagement} ${beginning.audit}`} beginning={beginning} />
        ))}
      </ul>
    </section>
  );
}

function Line({ beginning }: { beginning: Beginning }) {
  const { t } = useTranslation('consultant');
  const point = t(`points.${beginning.point}`);
  return (
    <li>
      <span>
        <strong>{beginning.firm}</strong>{' '}
        <span className="muted">{t(`begin.${beginning.kind}.what`, { point })}</span>
      </span>
      <BeginAudit beginning={beginning} />
    </li>
  );
}

/** Begins an audit after a question, and leads into it. */
export function BeginAudit({ beginning }: { beginning: Beginning }) {
  const { t } = useTranslation('consultant');
  const language = useLanguage();
  const navigate = useNavigate();
  const explain = useCompanyErrorText();
  const { kind, firm } = beginning;
  const point = t(`points.${beginning.point}`);
  const begin = async () => {
    const audit = await start(beginning, language);
    await navigate(`/${language}/audit/${audit.id}`);
  };
  return (
    <AskFirst
      button={t(`begin.${kind}.button`)}
      label={t(`begin.${kind}.of`, { firm, point })}
      tone="primary"
      filled
      title={t(`begin.${kind}.ask`, { firm, point })}
      yes={t(`begin.${kind}.button`)}
      no={t('begin.no')}
      explain={explain}
      onYes={begin}
    >
      <p>{t(`begin.${kind}.text`)}</p>
    </AskFirst>
  );
}

function start({ kind, engagement, audit, point }: Beginning, language: 'it' | 'en') {
  if (audit === null) return engagementApi.beginAudit(engagement, { language, point });
  return kind === 'take-over'
    ? engagementApi.takeOverAudit(audit, engagement)
    : engagementApi.followUpAudit(audit);
}
