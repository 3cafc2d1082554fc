import { createContext, type ReactNode, use, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import type { AccountView } from '../../api/contract.ts';
import { ApiError } from '../http.ts';
import { useLanguage } from '../ui/language.ts';
import { allowCopies, dropCopies, orCopy } from '../offline/copies.ts';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { accountApi } from './account-api.ts';
import { markSignedIn } from './signed-in-mark.ts';

interface Own {
  account: AccountView;
  /** Reads the account again after it changed. */
  refresh: () => Promise<void>;
}
const OwnContext = createContext<Own | null>(null);

/** Under which name this browser keeps the account, once an audit was opened in it. */
export const ACCOUNT_COPY = 'account';

/** Shows a page to whoever is signed in; anybody else signs in first and comes back here. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { loaded, again, set } = useLoaded('account', () => orCopy(ACCOUNT_COPY, accountApi.own));
  const isOut = loaded.state === 'failed' && isSignedOut(loaded.error);
  useEffect(() => {
    if (loaded.state === 'ready') {
      markSignedIn(true);
      allowCopies();
    }
    if (isOut) {
      markSignedIn(false);
      void dropCopies();
    }
  }, [loaded.state, isOut]);
  if (loaded.state === 'loading') return <Loading />;
  if (isOut) return <ToSignIn />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const refresh = async () => set(await accountApi.own());
  return <OwnContext value={{ account: loaded.value, refresh }}>{children}</OwnContext>;
}

/** The account that is signed in. Only below `SignedIn`. */
export function useOwn(): Own {
  const own = use(OwnContext);
  if (!own) throw new Error('useOwn needs SignedIn around it');
  return own;
}

/** Whether a call failed because there is no session (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401 && error.code === 'session-required';
}

/** Leads to the page for signing in, and from there back to this one. */
export function ToSignIn() {
  const language = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <Navigate replace to={`/${language}/sign-in?to=${encodeURIComponent(pathname + search)}`} />
  );
}
