import { useEffect } from 'react';
import { ACCOUNT_COPY, useOwn } from '../account/signed-in.tsx';
import type { AuditView } from '../../api/contract-audits.ts';
import { allowCopies, keepCopy } from '../offline/copies.ts';
import { useLanguage } from '../ui/language.ts';
import type { AuditSession } from './audit-session.ts';
import { loadReportData } from './report-data.ts';

const PAUSE = 500;

/** Under which name this browser keeps an audit for the time without a network. */
export const copyName = (account: string, audit: string) => `${account}/audit/${audit}`;

/**
 * Keeps the audit as it is on the page, so that without a network it opens as it was left. What is not saved yet has
 * a store of its own, and is put on top of the last state that the service knew.
 */
export function useKeptCopy(session: AuditSession, { side }: AuditView): void {
  const language = useLanguage();
  const { account } = useOwn();
  const name = copyName(account.id, session.id);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      const { audit, saving } = session.snapshot();
      if (saving.kind === 'saved') void keepCopy(name, audit);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    };
    later();
    const stop = session.subscribe(later);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [session, name]);
  useEffect(() => {
    allowCopies();
    void keepCopy(ACCOUNT_COPY, account);
  }, [account]);
  // The consultant concludes on the spot too: what the results need is read before the network is away.
  useEffect(() => {
    if (side === 'consultant') void loadReportData(language).catch(() => undefined);
  }, [side, language]);
}
