import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { FollowDialog } from '../programme/follow-dialog.tsx';
import { History } from '../programme/history.tsx';
import { programmeApi } from '../programme/programme-api.ts';
import { usePick } from '../ui/language.ts';
import { useLoaded } from '../ui/use-loaded.ts';
import { useReferrals } from './referrals.tsx';

/** What came of an interest, as the firm and its consultant keep it up. */
export function CameOfIt({ referral }: { referral: ReferralView }) {
  const { t } = useTranslation('programme');
  const { id, refresh } = useReferrals();
  const [open, setOpen] = useState(false);
  const calls = useCalls(open && referral.call === null);
  return (
    <div className="no-print">
      <p>
        <strong>{t('follow.now', { state: t(`state.${referral.state}`) })}</strong>
      </p>
      {referral.steps.length > 1 && <History progress={referral} />}
      <p>
        <button type="button" className="link-button" onClick={() => setOpen(true)}>
          {t('follow.openOwn')}
        </button>
      </p>
      {open && (
        <FollowDialog
          progress={referral}
          calls={calls}
          lead={t('follow.own')}
          send={(body) => programmeApi.followOwn(id, referral.id, body)}
          onChanged={refresh}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** Calls and vouchers that a firm may have applied to, each once, the newest edition’s title. */
function useCalls(wanted: boolean): { code: string; title: string }[] {
  const pick = usePick();
  const { loaded } = useLoaded(`calls ${wanted}`, async () =>
    wanted ? (await api.catalogue()).offers : [],
  );
  if (loaded.state !== 'ready') return [];
  const found = new Map(
    loaded.value.flatMap(({ kind, code, title }) =>
      kind === 'call' || kind === 'voucher' ? [[code, pick(title)] as const] : [],
    ),
  );
  return [...found].map(([code, title]) => ({ code, title }));
}
