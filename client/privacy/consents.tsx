import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentKind, ConsentView } from '../../api/contract.ts';
import { useAccountErrorText } from '../account/account-error-text.ts';
import { useMoment } from '../account/use-moment.ts';
import { NotYet } from '../ui/not-yet.tsx';
import { Notice } from '../ui/notice.tsx';
import { Said } from '../ui/said.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { privacyApi } from './privacy-api.ts';

/** What is optional: off until somebody says yes, and off again at any time. */
export function Consents() {
  const { t } = useTranslation('privacy');
  const explain = useAccountErrorText();
  const { loaded, set } = useLoaded('consents', privacyApi.consents);
  const [saved, setSaved] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const say = async (kind: ConsentKind, consent: boolean) => {
    setSaved(false);
    setFailure(null);
    try {
      await privacyApi.setConsent(kind, consent);
      set(await privacyApi.consents());
      setSaved(true);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <section className="panel" aria-labelledby="consents">
      <h2 id="consents">{t('consents.title')}</h2>
      <p>{t('consents.text')}</p>
      <NotYet loaded={loaded} explain={explain} />
      {loaded.state === 'ready' &&
        loaded.value.map((each) => <Consent key={each.kind} view={each} onSay={say} />)}
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
      <Said className={saved ? 'said-good' : ''}>{saved && t('consents.saved')}</Said>
    </section>
  );
}

function Consent({
  view: { kind, consent, at },
  onSay,
}: {
  view: ConsentView;
  onSay: (kind: ConsentKind, consent: boolean) => Promise<void>;
}) {
  const { t } = useTranslation('privacy');
  const { day } = useMoment();
  const since =
    at === null ? null : t(consent ? 'consents.given' : 'consents.withdrawn', { on: day(at) });
  return (
    <label className="option">
      <input
        type="checkbox"
        checked={consent}
        onChange={(event) => void onSay(kind, event.target.checked)}
      />
      <span>
        {t(`consents.kinds.${kind}`)}
        {since !== null && <span className="muted"> {since}</span>}
      </span>
    </label>
  );
}
