import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { StepTrouble } from './step-trouble.tsx';
import type { useStep } from './use-step.ts';

interface StepQuestionProps {
  title: string;
  yes: string;
  no: string;
  taking: ReturnType<typeof useStep>;
  onClose: () => void;
  /** What the step means. */
  children: ReactNode;
}

/** Asked before a step is taken; stays, and says why, where it was not. */
export function StepQuestion({ title, yes, no, taking, onClose, children }: StepQuestionProps) {
  const { step, failure, isUnsaved, isBusy } = taking;
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <StepTrouble failure={failure} isUnsaved={isUnsaved} />
      <div className="button-row">
        <button
          type="button"
          className="btn btn-primary"
          disabled={isBusy}
          onClick={() => void step()}
        >
          {yes}
        </button>
        <button type="button" className="btn btn-outline-primary" onClick={onClose}>
          {no}
        </button>
      </div>
    </Dialog>
  );
}
