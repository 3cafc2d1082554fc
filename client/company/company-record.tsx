import { useTranslation } from 'react-i18next';
import type { RecordEntryView } from '../../api/contract.ts';
import { useMoment } from '../account/use-moment.ts';
import { engagementApi } from '../engagement/engagement-api.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { companyApi } from './company-api.ts';
import { type KnownPeople, useCompanyDeedText } from './company-deed-text.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { useCompany } from './use-company.ts';

/** What was done with the company's data and by whom, in plain words. */
export function CompanyRecord() {
  const { t } = useTranslation('company');
  const { company } = useCompany();
  const explain = useCompanyErrorText();
  const { loaded } = useLoaded(company.id, () => loadRecord(company.id));
  return (
    <>
      <PageTitle place="company-record" tab={t('record.title')}>
        {t('record.title')}
      </PageTitle>
      <p className="lead measure">{t('record.lead')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' && <Entries {...loaded.value} />}
    </>
  );
}

async function loadRecord(company: string): Promise<{
  entries: RecordEntryView[];
  people: KnownPeople;
}> {
  const [entries, { members }, engagements] = await Promise.all([
    companyApi.record(company),
    companyApi.members(company),
    engagementApi.ofCompany(company),
  ]);
  return {
    entries,
    people: {
      members: new Map(members.map(({ account, email }) => [account, email])),
      own: members.find(({ you }) => you)?.account ?? '',
      consultants: new Map(
        engagements.map(({ consultant }) => [consultant.account, consultant.name]),
      ),
    },
  };
}

function Entries({ entries, people }: { entries: RecordEntryView[]; people: KnownPeople }) {
  const { t } = useTranslation('company');
  const { moment } = useMoment();
  const { what, who } = useCompanyDeedText(people);
  return (
    <TableScroll label={t('record.title')} className="stacked">
      <table className="table record">
        <caption className="visually-hidden">{t('record.title')}</caption>
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
              <td data-label={t('record.when')}>{moment(entry.at)}</td>
              <td data-label={t('record.what')}>{what(entry)}</td>
              <td data-label={t('record.who')}>{who(entry)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
