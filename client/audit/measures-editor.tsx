import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../api/contract-audits.ts';
import { benefitOf, paybackText, savingText } from '../../scoring/audit-report-benefit.ts';
import { rangeText } from '../../scoring/audit-report-plan.ts';
import { Icon } from '../ui/icon.tsx';
import { Said } from '../ui/said.tsx';
import { usePick } from '../ui/language.ts';
import { useRoom } from './audit-context.ts';
import { useAreaName } from './entry-words.ts';
import { MeasureForm } from './measure-form.tsx';
import type { ReportData } from './report-data.ts';

const MOST_MEASURES = 30;

/** The action plan, measure by measure. */
export function MeasuresEditor({ data }: { data: ReportData }) {
  const { t } = useTranslation('audit');
  const { audit, session } = useRoom();
  // Null: no form is open; `new` or the id of a measure.
  const [edited, setEdited] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Measure | null>(null);
  const { measures } = audit.conclusions.value;
  const change = (next: Measure[]) => session.conclude({ measures: next });
  const save = (measure: Measure) => {
    const isNew = !measures.some(({ id }) => id === measure.id);
    change(
      isNew
        ? [...measures, measure]
        : measures.map((each) => (each.id === measure.id ? measure : each)),
    );
    setEdited(null);
  };
  return (
    <section aria-labelledby="measures">
      <h3 id="measures">{t('measures.title')}</h3>
      {measures.length === 0 && <p className="muted">{t('measures.none')}</p>}
      <ul className="plain-list">
        {measures.map((measure) => (
          <li key={measure.id} className="panel measure">
            <MeasureFacts measure={measure} data={data} />
            <p className="button-row no-print">
              <button type="button" className="link-button" onClick={() => setEdited(measure.id)}>
                <Icon name="pencil" /> {t('measures.edit')}
                <span className="visually-hidden">: {measure.title}</span>
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setRemoved(measure);
                  change(measures.filter(({ id }) => id !== measure.id));
                }}
              >
                <Icon name="trash" /> {t('measures.remove')}
                <span className="visually-hidden">: {measure.title}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
      <div className={removed ? 'said-good button-row' : undefined}>
        <Said>{removed && t('measures.removed', { title: removed.title })}</Said>
        {removed && (
          <button
            type="button"
            className="btn btn-outline-primary"
            onClick={() => {
              change([...measures, removed]);
              setRemoved(null);
            }}
          >
            {t('inventory.undo')}
          </button>
        )}
      </div>
      {edited === null ? (
        <button
          type="button"
          className="btn btn-outline-primary no-print"
          disabled={measures.length >= MOST_MEASURES}
          onClick={() => setEdited('new')}
        >
          {t('measures.add')}
        </button>
      ) : (
        <MeasureForm
          key={edited}
          before={measures.find(({ id }) => id === edited) ?? null}
          data={data}
          onSave={save}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function MeasureFacts({ measure, data }: { measure: Measure; data: ReportData }) {
  const { t } = useTranslation('audit');
  const pick = usePick();
  const areaName = useAreaName();
  const { words } = data;
  const benefit = benefitOf(measure);
  const nameOf = (id: string | null) => {
    const offer = data.catalogue.offers.find((each) => each.id === id);
    return offer ? pick(offer.title) : null;
  };
  const facts: [string, string | null][] = [
    [t('measures.area'), areaName(measure.area)],
    [t('measures.quarter'), quarterText(data, measure.quarter)],
    [t('measures.effort'), words.say(`audit.effort.${measure.effort}`)],
    [t('measures.cost'), rangeText({ words }, measure.cost)],
    [
      t('measures.benefit'),
      benefit?.saving
        ? `${savingText({ words }, benefit.saving)}. ${paybackText({ words }, benefit)}`
        : null,
    ],
    [t('measures.service'), nameOf(measure.service)],
    [t('measures.call'), nameOf(measure.call)],
  ];
  return (
    <>
      <h4>{measure.title}</h4>
      <dl className="audit-facts">
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label} className="audit-fact">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}

/** "2027-Q1" in words. */
export function quarterText({ words }: ReportData, quarter: string): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return words.say('audit.quarter', { year, quarter: number });
}
