import { useTranslation } from 'react-i18next';
import type { RecordEntryView } from '../../api/contract.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { useAccountErrorText } from './account-error-text.ts';
import { useDeedText } from './deed-text.ts';
import { useOwn } from './signed-in.tsx';
import { useMoment } from './use-moment.ts';

/** What was done with the account and by whom, in plain words. */
export function RecordOfData() {
  const { t } = useTranslation('account');
  const explain = useAccountErrorText();
  const { loaded } = useLoaded('record', accountApi.record);
  return (
    <>
      <PageTitle place="record" tab={t('record.title')}>
        {t('record.title')}
      </PageTitle>
      <p className="lead">{t('record.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && loaded.value.length === 0 && <p>{t('record.empty')}</p>}
      {loaded.state === 'ready' && loaded.value.length > 0 && <Entries entries={loaded.value} />}
    </>
  );
}

function Entries({ entries }: { entries: RecordEntryView[] }) {
  const { t } = useTranslation('account');
  const { account } = useOwn();
  const { moment } = useMoment();
  const { what, who } = useDeedText(account.id);
  return (
    <TableScroll label={t('record.caption')}>
      <table className="table record">
        <caption className="visually-hidden">{t('record.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('record.when')}</th>
            <th scope="col">{t('record.what')}</th>
            <th scope="col">{t('record.who')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td>{moment(entry.at)}</td>
              <td>{what(entry)}</td>
              <td>{who(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
