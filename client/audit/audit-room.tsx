import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { Navigate, useParams } from 'react-router';
import type { QuestionnaireView } from '../../api/contract.ts';
import type { AuditView } from '../../api/contract-audits.ts';
import { useOpensOffline } from '../offline/use-offline.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { type Room, RoomContext } from './audit-context.ts';
import { AuditHead } from './audit-head.tsx';
import { AuditSession } from './audit-session.ts';
import { AuditConflict } from './audit-conflict.tsx';
import { ComparisonPart } from './comparison-part.tsx';
import { IndicatorsPart } from './indicators-part.tsx';
import { InventoryPart } from './inventory-part.tsx';
import { Overview } from './overview.tsx';
import { ResultsPart } from './results-part.tsx';
import { useDraft } from './use-draft.ts';
import { useKeptCopy } from './use-kept-copy.ts';

const PARTS = {
  overview: Overview,
  declare: IndicatorsPart,
  verify: IndicatorsPart,
  inventory: InventoryPart,
  results: ResultsPart,
  comparison: ComparisonPart,
} as const;
export type AuditPart = keyof typeof PARTS;

/** The parts that are there for this side of this audit. */
export function partsOf({ side, follows }: AuditView): AuditPart[] {
  return [
    'overview',
    side === 'company' ? 'declare' : 'verify',
    'inventory',
    'results',
    ...(follows === null ? [] : (['comparison'] as const)),
  ];
}

interface AuditRoomProps {
  opened: AuditView;
  view: QuestionnaireView;
  moveOn: (audit: AuditView) => void;
}

/** One sitting at an audit: its head, the part that the address names, and the question where two changed the same. */
export function AuditRoom({ opened, view, moveOn }: AuditRoomProps) {
  const language = useLanguage();
  const session = useSitting(opened, view, moveOn);
  useKeptCopy(session, opened);
  useOpensOffline();
  const state = useSyncExternalStore(session.subscribe, session.snapshot);
  const { part = 'overview' } = useParams();
  const [asked, setAsked, askedAll] = useDraft<Record<string, string>>(`${opened.id}.ask`, {});
  const room: Room = {
    ...state,
    session,
    moveOn,
    may: (deed) => state.audit.may.includes(deed),
    asked,
    ask: (about, text) => setAsked({ ...asked, [about]: text }),
    askedAll,
  };
  const parts = partsOf(opened);
  // Each side has its own page of the indicators: a link of the other side leads to it too.
  if (part === 'declare' || part === 'verify') {
    const own = opened.side === 'company' ? 'declare' : 'verify';
    if (part !== own) return <Navigate replace to={`/${language}/audit/${opened.id}/${own}`} />;
  }
  if (!isPart(part) || !parts.includes(part)) return <NotFoundPage />;
  const Content = PARTS[part];
  return (
    <RoomContext value={room}>
      {/* Texts that are still to be loaded wait in here: above, every new attempt would open a sitting of its own. */}
      <Suspense fallback={<Loading />}>
        <div className="container audit">
          <AuditHead parts={parts} />
          <Content />
          {state.saving.kind === 'conflict' && state.troubled && (
            <AuditConflict part={state.troubled} conflicts={state.saving.conflicts} />
          )}
        </div>
      </Suspense>
    </RoomContext>
  );
}

function isPart(text: string): text is AuditPart {
  return Object.hasOwn(PARTS, text);
}

/** A session for as long as the audit is on the screen. What waits is sent when the page goes, news are read when it comes back. */
function useSitting(
  opened: AuditView,
  view: QuestionnaireView,
  moveOn: (audit: AuditView) => void,
): AuditSession {
  const [session] = useState(() => new AuditSession(opened, view));
  useEffect(() => {
    const leave = () => session.leave();
    const news = () =>
      session.refresh().then(
        (audit) => audit.status !== opened.status && moveOn(audit),
        // No news: what is on the screen stays, and saving says what is wrong.
        () => undefined,
      );
    const turn = () => void (document.visibilityState === 'hidden' ? leave() : news());
    const online = () => void session.flush().then(news);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('online', online);
    return () => {
      void session.close();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('online', online);
    };
    // `moveOn` is a new function at every drawing and always does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [session, opened.status]);
  return session;
}
