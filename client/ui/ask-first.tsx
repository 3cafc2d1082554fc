import { type ReactNode, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';

interface AskFirstProps {
  /** On the button that opens the question. */
  button: ReactNode;
  /** Its name where several buttons say the same. */
  label?: string;
  /** Look of the opening button; the one that does it looks alike, filled. */
  tone: 'primary' | 'danger';
  /** Whether the opening button is filled too: for what a page is about. */
  filled?: boolean;
  /** Class of the opening button in place of a button's look. */
  look?: string;
  title: string;
  yes: string;
  no: string;
  explain: (error: unknown) => string;
  /** @throws ApiError: then the dialog stays and says why */
  onYes: () => Promise<void>;
  children: ReactNode;
}

/** A button whose deed is asked about before it is done. */
export function AskFirst(props: AskFirstProps) {
  const { button, label, tone, filled, look, title, yes, no, explain, onYes, children } = props;
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const close = () => {
    setAsking(false);
    setFailure(null);
  };
  const act = async () => {
    setFailure(null);
    try {
      await onYes();
      close();
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <>
      <button
        type="button"
        className={look ?? `btn btn-${filled ? '' : 'outline-'}${tone}`}
        aria-label={label}
        onClick={() => setAsking(true)}
      >
        {button}
      </button>
      {asking && (
        <Dialog title={title} onClose={close}>
          {children}
          {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
          <div className="button-row">
            <button type="button" className={`btn btn-${tone}`} onClick={() => void act()}>
              {yes}
            </button>
            <button type="button" className="btn btn-outline-primary" onClick={close}>
              {no}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
