import { Loading } from './loading.tsx';
import { Notice } from './notice.tsx';
import type { Loaded } from './use-loaded.ts';

interface NotYetProps {
  loaded: Loaded<unknown>;
  explain: (error: unknown) => string;
}

/** In the place of what is not there yet: that it is coming, or why it does not come. */
export function NotYet({ loaded, explain }: NotYetProps) {
  if (loaded.state === 'loading') return <Loading />;
  return loaded.state === 'failed' ? <Notice tone="error">{explain(loaded.error)}</Notice> : null;
}
