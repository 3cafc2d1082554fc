import { useTranslation } from 'react-i18next';
import type { SizeLine } from '../../scoring/size.ts';
import { useLanguage } from '../ui/language.ts';
import { TableScroll } from '../ui/table-scroll.tsx';

const FIGURES = ['workUnits', 'turnover', 'balanceSheet'] as const;

/** One line for each period: the figures that count, the class they give, and the class in force with its reason. */
export function SizeReasoning({ lines }: { lines: SizeLine[] }) {
  const { t } = useTranslation('company');
  return (
    <section aria-labelledby="reasoning">
      <h2 id="reasoning">{t('size.reasoning')}</h2>
      <TableScroll label={t('size.reasoning')} className="stacked">
        <table className="table">
          <caption className="visually-hidden">{t('size.reasoning')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('size.year')}</th>
              {FIGURES.map((figure) => (
                <th key={figure} scope="col">
                  {t(`size.${figure}`)}
                </th>
              ))}
              <th scope="col">{t('size.alone')}</th>
              <th scope="col">{t('size.inForce')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <Line key={line.year} line={line} />
            ))}
          </tbody>
        </table>
      </TableScroll>
      <ul className="size-sentences">
        {lines.map((line) => (
          <Sentences key={line.year} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: SizeLine }) {
  const { t } = useTranslation('company');
  const figure = useFigure();
  return (
    <tr>
      <th scope="row" data-label={t('size.year')}>
        {line.year}
      </th>
      {FIGURES.map((each) => (
        <td key={each} data-label={t(`size.${each}`)}>
          {figure(each, line[each])}
        </td>
      ))}
      <td data-label={t('size.alone')}>{t(`size.classes.${line.alone}`)}</td>
      <td data-label={t('size.inForce')}>
        <strong>{t(`size.classes.${line.inForce}`)}</strong>
      </td>
    </tr>
  );
}

/** Which firms were counted in, and why the class is what it is. */
function Sentences({ line }: { line: SizeLine }) {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <li>
      <strong>{line.year}</strong>: {t(`size.reasons.${line.reason}`)}
      {line.counted.length > 0 && (
        <ul>
          {line.counted.map(({ name, as, share }, place) => (
            // Two firms may have the same name.
            // eslint-disable-next-line react/no-array-index-key
            <li key={place}>
              {t(`size.counted.${as}`, { name, share: percent.format(share / 1000) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Work units from hundredths, money from cents; whole euro without decimals. */
function useFigure(): (figure: (typeof FIGURES)[number], value: number) => string {
  const language = useLanguage();
  const units = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'EUR',
    trailingZeroDisplay: 'stripIfInteger',
  });
  return (figure, value) => (figure === 'workUnits' ? units : money).format(value / 100);
}
