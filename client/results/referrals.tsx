import { createContext, type ReactNode, use, useCallback } from 'react';
import type { ReferralView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { useLoaded } from '../ui/use-loaded.ts';

interface Referrals {
  id: string;
  /** A read-only link shows the report and asks nobody for anything. */
  mayEdit: boolean;
  list: ReferralView[];
  /** Reads the list again from the service. */
  refresh: () => Promise<void>;
}

const ReferralsContext = createContext<Referrals | null>(null);

/** Which offices the firm has asked to be contacted by: shared by all the offers of the page. */
export function ReferralsProvider({
  id,
  mayEdit,
  children,
}: {
  id: string;
  mayEdit: boolean;
  children: ReactNode;
}) {
  // Without the list the offers are shown all the same, as not yet asked for.
  const { loaded, set } = useLoaded(id, () => (mayEdit ? api.referrals(id) : Promise.resolve([])));
  const list = loaded.state === 'ready' ? loaded.value : [];
  const refresh = useCallback(async () => set(await api.referrals(id)), [id, set]);
  return <ReferralsContext value={{ id, mayEdit, list, refresh }}>{children}</ReferralsContext>;
}

export function useReferrals(): Referrals {
  const referrals = use(ReferralsContext);
  if (!referrals) throw new Error('Offers stand inside a ReferralsProvider');
  return referrals;
}
