import { useTranslation } from 'react-i18next';
import { CEILINGS, type SizeLine } from '../../scoring/size.ts';
import { useLanguage } from '../ui/language.ts';
import { usePercent } from '../ui/percent.ts';
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

/** What each firm adds, what the sum keeps to and goes beyond, and why the class in force is what it is. */
function Sentences({ line }: { line: SizeLine }) {
  const { t } = useTranslation('company');
  return (
    <li>
      <strong>{line.year}</strong>
      <ul>
        {line.counted.length > 0 && <Sums line={line} />}
        <Limits line={line} />
        <li>{t(`size.reasons.${line.reason}`)}</li>
      </ul>
    </li>
  );
}

function Sums({ line }: { line: SizeLine }) {
  const { t } = useTranslation('company');
  const figures = useFigures();
  const percent = usePercent(1);
  return (
    <>
      <li>{t('size.own', { figures: figures(line.own) })}</li>
      {line.counted.map(({ name, as, share, via, ...counted }, place) => (
        // Two firms may have the same name.
        // eslint-disable-next-line react/no-array-index-key
        <li key={place}>
          {t(`size.counted.${tieOf(as, share)}`, {
            name: via === undefined ? name : t('size.via', { name, via }),
            share: percent(share / 1000),
            figures: figures(counted),
          })}
        </li>
      ))}
      <li>{t('size.together', { figures: figures(line) })}</li>
    </>
  );
}

/** A partner of a partner has a share that would count elsewhere. */
function tieOf(as: SizeLine['counted'][number]['as'], share: number) {
  if (as === 'autonomous') return share < 250 ? 'autonomous' : 'beyond';
  return as === 'partner' && share > 500 ? 'of-partner' : as;
}

/** By which limits the figures of the year give their class. */
function Limits({ line }: { line: SizeLine }) {
  const { t } = useTranslation('company');
  const figure = useFigure();
  const { alone, beyond, within } = line;
  const limitsOf = (size: SizeLine['alone']) => {
    const found = CEILINGS.find((ceiling) => ceiling.size === size);
    return {
      size: t(`size.classes.${size}`),
      workUnits: found && figure('workUnits', found.workUnits),
      turnover: found && figure('turnover', found.turnover),
      balanceSheet: found && figure('balanceSheet', found.balanceSheet),
    };
  };
  return (
    <>
      {beyond?.by.map((by) => (
        <li key={by}>{t(`size.beyond.${by}`, limitsOf(beyond.size))}</li>
      ))}
      <li>{t(`size.within.${keptTo(within)}`, limitsOf(alone))}</li>
    </>
  );
}

function keptTo(within: SizeLine['within']) {
  const [first, second] = within;
  if (first === undefined) return 'none';
  return second === undefined ? first : 'both';
}

/** Three figures in one line. */
function useFigures(): (figures: Pick<SizeLine, (typeof FIGURES)[number]>) => string {
  const { t } = useTranslation('company');
  const figure = useFigure();
  return ({ workUnits, turnover, balanceSheet }) =>
    t('size.three', {
      workUnits: figure('workUnits', workUnits),
      turnover: figure('turnover', turnover),
      balanceSheet: figure('balanceSheet', balanceSheet),
    });
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
