import { useTranslation } from 'react-i18next';
import type { FundingView, MoneyLine } from '../../scoring/report-model.ts';
import { Mark } from './mark.tsx';
import { TableScroll } from '../ui/table-scroll.tsx';

/** Cost, grant and own share at the lowest and at the highest cost of the service. */
export function FundingTable({ funding, service }: { funding: FundingView; service: string }) {
  const { t } = useTranslation();
  const caption = t('money.caption', { call: funding.callTitle, service });
  const lines = [
    [t('money.atLowest'), funding.atLowest],
    [t('money.atHighest'), funding.atHighest],
  ] as const;
  return (
    <TableScroll className="money-table" label={caption}>
      <table className="table">
        <caption>
          <span aria-hidden="true">{t('money.title')}</span>
          <span className="visually-hidden">{caption}</span> <Mark text={funding.mark} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('money.case')}</th>
            <th scope="col">{t('money.cost')}</th>
            <th scope="col">{t('money.grant')}</th>
            <th scope="col">{t('money.ownShare')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, line]) => line && <MoneyRow key={name} name={name} line={line} />)}
        </tbody>
      </table>
      {lines.map(
        ([name, line]) =>
          line?.note && (
            <p key={name}>
              <strong>{name}.</strong> {line.note}
            </p>
          ),
      )}
    </TableScroll>
  );
}

function MoneyRow({ name, line }: { name: string; line: MoneyLine }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{line.costText}</td>
      <td>{line.grantText}</td>
      <td>
        <strong>{line.ownShareText}</strong>
      </td>
    </tr>
  );
}
