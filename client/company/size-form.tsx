import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountForm } from '../account/account-form.tsx';
import { useSending } from '../account/use-sending.ts';
import { todayInRome } from '../results/today.ts';
import { useLanguage } from '../ui/language.ts';
import { companyApi } from './company-api.ts';
import { useCompanyErrorText } from './company-error-text.ts';
import { draftsOf, emptyPeriod, type PeriodDraft, readPeriods } from './size-draft.ts';
import { SizePeriodFields } from './size-period-fields.tsx';
import { useCompany } from './use-company.ts';

const MOST_PERIODS = 5;

/** The closed periods that the size class is worked out from. */
export function SizeForm() {
  const { t } = useTranslation('company');
  const language = useLanguage();
  const explain = useCompanyErrorText();
  const { company, set } = useCompany();
  const [periods, setPeriods] = useState<PeriodDraft[]>(() =>
    company.size ? draftsOf(company.size.periods, language) : twoPeriods(),
  );
  const store = async (next: PeriodDraft[]) => {
    const body = { revision: company.revision, periods: readPeriods(next).periods };
    set(await companyApi.changeSize(company.id, body));
    document.getElementById('main')?.focus();
    window.scrollTo({ top: 0 });
  };
  const sending = useSending({
    check: () =>
      readPeriods(periods).faults.map(({ field, fault }) => ({
        field,
        text: t('size.errorIn', {
          year: periods[placeOf(field)]?.year ?? '',
          text: t(`size.errors.${fault}`),
        }),
      })),
    send: () => store(periods),
  });
  const change = (place: number, next: PeriodDraft) =>
    setPeriods((now) => now.map((period, index) => (index === place ? next : period)));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{t('size.figures')}</h2>
      <p className="measure">{t('size.figuresText')}</p>
      <AccountForm
        sending={sending}
        submitText={t('size.work')}
        explain={explain}
        beside={company.size && <TakeBack onTakeBack={() => store([])} />}
      >
        {periods.map((period, place) => (
          <SizePeriodFields
            // Periods have no name but their place: the year itself is typed.
            // eslint-disable-next-line react/no-array-index-key
            key={place}
            place={place}
            period={period}
            errors={sending.errors}
            onChange={(next) => change(place, next)}
            onRemove={
              periods.length > 1 ? () => setPeriods(periods.toSpliced(place, 1)) : undefined
            }
          />
        ))}
        {periods.length < MOST_PERIODS && (
          <p>
            <button
              type="button"
              className="btn btn-outline-primary"
              onClick={() => setPeriods([...periods, emptyPeriod(yearBefore(periods))])}
            >
              {t('size.addPeriod')}
            </button>
          </p>
        )}
      </AccountForm>
    </section>
  );
}

/** The two years that closed last. */
function twoPeriods(): PeriodDraft[] {
  const year = Number(todayInRome().slice(0, 4));
  return [emptyPeriod(year - 2), emptyPeriod(year - 1)];
}

function yearBefore(periods: PeriodDraft[]): number {
  const years = periods.map(({ year }) => Number(year)).filter((year) => year > 0);
  return years.length > 0 ? Math.min(...years) - 1 : Number(todayInRome().slice(0, 4)) - 1;
}

function TakeBack({ onTakeBack }: { onTakeBack: () => Promise<void> }) {
  const { t } = useTranslation('company');
  const explain = useCompanyErrorText();
  const [failure, setFailure] = useState<unknown>(null);
  return (
    <>
      <button
        type="button"
        className="link-button"
        onClick={() => void onTakeBack().catch(setFailure)}
      >
        {t('size.takeBack')}
      </button>
      {failure !== null && <span role="alert">{explain(failure)}</span>}
    </>
  );
}

/** Of a field such as `workUnits-1` or `workUnits-1-0`: the place of its period. */
function placeOf(field: string): number {
  return Number(field.split('-')[1]);
}
