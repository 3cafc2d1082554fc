import { type SubmitEvent, useState } from 'react';

/** Saves a form that stays open: whether it is saved now, or why it is not. */
export function useSaving(save: () => Promise<void>) {
  const [error, setError] = useState<unknown>(null);
  const [isSaved, setIsSaved] = useState(false);
  const attempt = async () => {
    setError(null);
    setIsSaved(false);
    try {
      await save();
      setIsSaved(true);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt();
  };
  return { submit, error, isSaved };
}
