import { useEffect } from 'react';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { swapOnce } from './arrival.ts';
import { DeadLink, isDeadLink } from './dead-link.tsx';
import { useEnter } from './use-enter.ts';

/** Signs in by the link of a mail. */
export function EnterByLink({ token }: { token: string }) {
  const enter = useEnter();
  const { loaded, again } = useLoaded(token, () => swapOnce(token, accountApi.signInByLink));
  const isIn = loaded.state === 'ready';
  useEffect(() => {
    if (isIn) void enter();
  }, [isIn, enter]);
  if (loaded.state !== 'failed') return <Loading />;
  if (isDeadLink(loaded.error)) return <DeadLink reason="used" />;
  return <Trouble error={loaded.error} onRetry={again} />;
}
