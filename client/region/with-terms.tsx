import type { ReactNode } from 'react';
import { Loading } from '../ui/loading.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { TermsContext } from './names.ts';
import { regionApi } from './region-api.ts';

/** Loads what codes are called, once for all figures below. */
export function WithTerms({ children }: { children: ReactNode }) {
  const { loaded, again } = useLoaded('terms', regionApi.terms);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  return <TermsContext value={loaded.value}>{children}</TermsContext>;
}
