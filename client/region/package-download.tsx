import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../ui/error-text.ts';
import { Said } from '../ui/said.tsx';
import { download, type DownloadProgress } from './download.ts';
import { regionApi } from './region-api.ts';

type State =
  | { is: 'idle' | 'done' | 'cancelled' }
  | { is: 'failed'; text: string }
  | { is: 'under-way'; progress: DownloadProgress };

/** The whole edition as a data package, with how far it is and a way to stop it. */
export function PackageDownload({ edition }: { edition: string }) {
  const { t } = useTranslation('region');
  const explain = useErrorText();
  const abort = useRef<AbortController | null>(null);
  const [state, setState] = useState<State>({ is: 'idle' });
  const begin = async () => {
    const controller = new AbortController();
    abort.current = controller;
    setState({ is: 'under-way', progress: { bytes: 0, files: 0, of: null } });
    try {
      await download(regionApi.packagePath(edition), controller.signal, (progress) =>
        setState({ is: 'under-way', progress }),
      );
      setState({ is: 'done' });
    } catch (error) {
      setState(
        controller.signal.aborted ? { is: 'cancelled' } : { is: 'failed', text: explain(error) },
      );
    }
  };
  return (
    <div className="package no-print">
      <button
        type="button"
        className="btn btn-primary"
        disabled={state.is === 'under-way'}
        onClick={() => void begin()}
      >
        {t('package.button')}
      </button>
      {state.is === 'under-way' && (
        <>
          <Progress {...state.progress} />
          <button type="button" className="link-button" onClick={() => abort.current?.abort()}>
            {t('package.cancel')}
          </button>
        </>
      )}
      <Said>
        {state.is === 'done' && t('package.done')}
        {state.is === 'cancelled' && t('package.cancelled')}
        {state.is === 'failed' && state.text}
      </Said>
      <p className="muted">{t('package.text')}</p>
    </div>
  );
}

function Progress({ bytes, files, of }: DownloadProgress) {
  const { t } = useTranslation('region');
  return (
    <>
      <progress
        aria-label={t('package.progress')}
        {...(of !== null && { max: of, value: files })}
      />
      <span>{t('package.far', { files, of: of ?? '…', kilobytes: Math.round(bytes / 1000) })}</span>
    </>
  );
}
