import { useEffect, useState, useSyncExternalStore } from 'react';

/** Whether the browser knows that it has no network. Where it does not know, saving finds out. */
export function useIsOffline(): boolean {
  return useSyncExternalStore(subscribe, () => !navigator.onLine);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Prepares this browser to open audits without a network. @returns true once it can */
export function useOpensOffline(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    let current = true;
    // Where it is refused (a private window, a full disk), the page works as long as it stays open.
    void navigator.serviceWorker
      .register('/service-worker.js')
      .then(() => navigator.serviceWorker.ready)
      .then(
        () => current && setReady(true),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, []);
  return ready;
}
