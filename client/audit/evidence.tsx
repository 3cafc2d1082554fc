import { useTranslation } from 'react-i18next';
import type { EvidenceView } from '../../api/contract-audits.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { useDay } from '../ui/day.ts';
import { todayInRome } from '../results/today.ts';
import { Icon } from '../ui/icon.tsx';
import { auditApi } from './audit-api.ts';
import { useRoom } from './audit-context.ts';
import { AddEvidence } from './evidence-upload.tsx';
import { useFileErrorText } from './file-error-text.ts';

/** The files of an indicator, and the place for more. */
export function Evidence({ question }: { question: string }) {
  const { t } = useTranslation('audit');
  const { audit, may } = useRoom();
  const files = audit.evidence.filter((file) => file.question === question);
  return (
    <>
      {files.length === 0 ? (
        <p>{t('evidence.none')}</p>
      ) : (
        <ul className="plain-list evidence-list">
          {files.map((file) => (
            <File key={file.id} file={file} />
          ))}
        </ul>
      )}
      {may('add-evidence') && <AddEvidence question={question} />}
    </>
  );
}

function File({ file }: { file: EvidenceView }) {
  const { t } = useTranslation('audit');
  const day = useDay();
  const explain = useFileErrorText();
  const size = useSizeText();
  const { audit, session, may } = useRoom();
  const isOver = file.expiresOn !== null && file.expiresOn < todayInRome();
  const remove = async () => {
    await auditApi.removeEvidence(session.id, file.id);
    session.patch(({ evidence }) => ({ evidence: evidence.filter(({ id }) => id !== file.id) }));
  };
  return (
    <li>
      <p>
        <a href={auditApi.evidenceAddress(session.id, file.id)} download>
          <Icon name="file" /> {file.name}
        </a>{' '}
        <span className="muted">({size(file.bytes)})</span>
      </p>
      <p className="muted">
        {t('evidence.dated', { on: day(file.datedOn) })}
        {file.expiresOn !== null && (
          <>
            {' · '}
            <span className={isOver ? 'is-over' : undefined}>
              {t(isOver ? 'evidence.over' : 'evidence.until', { on: day(file.expiresOn) })}
            </span>
          </>
        )}
        {' · '}
        {t(`evidence.by-${file.by}`, { on: day(file.uploadedAt) })}
      </p>
      <p className="muted evidence-hash">
        {t('evidence.hash')} <code>{file.sha256}</code>
      </p>
      {may('add-evidence') && file.by === audit.side && (
        <AskFirst
          button={t('evidence.remove')}
          label={t('evidence.removeName', { name: file.name })}
          tone="danger"
          look="link-button no-print"
          title={t('evidence.ask', { name: file.name })}
          yes={t('evidence.yes')}
          no={t('evidence.no')}
          explain={explain}
          onYes={remove}
        >
          <p>{t('evidence.gone')}</p>
        </AskFirst>
      )}
    </li>
  );
}

/** Bytes as people read them. */
export function useSizeText(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), 'kB'] : [bytes / 1e6, 'MB'];
    const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
    return `${number.format(value)} ${unit}`;
  };
}
