import { useState } from 'react';
import type { AuditView } from '../../api/contract-audits.ts';
import { ApiError } from '../http.ts';
import { useRoom } from './audit-context.ts';

/** Takes a step after everything typed has arrived; once at a time. */
export function useStep(take: () => Promise<AuditView>) {
  const { session, moveOn } = useRoom();
  const [failure, setFailure] = useState<unknown>(null);
  const [isUnsaved, setUnsaved] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const step = async (): Promise<boolean> => {
    if (isBusy) return false;
    setFailure(null);
    setBusy(true);
    try {
      const isSaved = await session.flush();
      setUnsaved(!isSaved);
      if (!isSaved) return false;
      const audit = await take();
      moveOn(audit);
      window.scrollTo({ top: 0 });
      return true;
    } catch (error) {
      setFailure(error);
      // Somebody was faster: what is there now is shown, and the step can be taken again.
      if (error instanceof ApiError && error.status === 409)
        await session.refresh().catch(() => undefined);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { step, failure, isUnsaved, isBusy };
}
