import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '../../scoring/answers.ts';
import type { Text } from '../../scoring/definition.ts';
import { usePick } from '../ui/language.ts';
import type { ControlProps } from './answer-control.tsx';

/** One of a list. */
export function ChoiceControl({ element, ...rest }: ControlProps) {
  const pick = usePick();
  const options = (element.choices ?? []).map(({ value, text }) => ({ value, text: pick(text) }));
  return <Radios options={options} {...rest} />;
}

export function YesNoControl(props: ControlProps) {
  const { t } = useTranslation('audit');
  const options = [
    { value: true, text: t('answer.yes') },
    { value: false, text: t('answer.no') },
  ];
  return (
    <div className="options-short">
      <Radios options={options} {...props} />
    </div>
  );
}

interface RadiosProps extends Pick<ControlProps, 'apart' | 'name' | 'value' | 'onChange'> {
  options: { value: string | boolean; text: string }[];
}

function Radios({ options, apart, name, value, onChange }: RadiosProps) {
  const pick = usePick();
  const all = [
    ...options.map((option) => ({ ...option, isApart: false })),
    ...apart.map((option) => ({ value: option.value, text: pick(option.text), isApart: true })),
  ];
  return all.map((option) => (
    <label key={String(option.value)} className={option.isApart ? 'option stands-apart' : 'option'}>
      <input
        type="radio"
        name={name}
        checked={value === option.value}
        onChange={() => onChange(option.value)}
      />
      <span>{option.text}</span>
    </label>
  ));
}

/** Several of a list; "none of these" and what stands apart are ticked alone. */
export function ListControl({ definition, element, apart, name, value, onChange }: ControlProps) {
  const pick = usePick();
  const none = definition.rule.type === 'count' ? definition.rule.none : undefined;
  const ticked = Array.isArray(value) ? value : [];
  const toggle = (item: string) => {
    const isAlone = item === none;
    const others = ticked.filter((each) => each !== item && (isAlone ? false : each !== none));
    const next = ticked.includes(item) ? others : [...others, item];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <>
      {(element.choices ?? []).map((choice) => (
        <Tick
          key={choice.value}
          name={name}
          text={choice.text}
          isTicked={ticked.includes(choice.value)}
          onToggle={() => toggle(choice.value)}
        />
      ))}
      <Apart apart={apart} name={name} value={value} onChange={onChange} pick={pick} />
    </>
  );
}

function Tick({
  name,
  text,
  isTicked,
  onToggle,
}: {
  name: string;
  text: Text;
  isTicked: boolean;
  onToggle: () => void;
}) {
  const pick = usePick();
  return (
    <label className="option">
      <input type="checkbox" name={name} checked={isTicked} onChange={onToggle} />
      <span>{pick(text)}</span>
    </label>
  );
}

/** "I don't know" and "not relevant" beside a list or a number: ticked, they stand instead of it. */
export function Apart({
  apart,
  name,
  value,
  onChange,
  pick,
}: Pick<ControlProps, 'apart' | 'name' | 'onChange'> & {
  value: AnswerValue | undefined;
  pick: (text: Text) => string;
}) {
  return apart.map((option) => (
    <label key={option.value} className="option stands-apart">
      <input
        type="checkbox"
        name={name}
        checked={value === option.value}
        onChange={({ target }) => onChange(target.checked ? option.value : undefined)}
      />
      <span>{pick(option.text)}</span>
    </label>
  ));
}
