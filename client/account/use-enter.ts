import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { markSignedIn } from './signed-in-mark.ts';
import { takeWantedPlace } from './wanted-place.ts';

/** What follows signing in: on to where one wanted to go, or to the account. */
export function useEnter(): () => Promise<void> {
  const language = useLanguage();
  const navigate = useNavigate();
  return useCallback(async () => {
    markSignedIn(true);
    await navigate(takeWantedPlace() ?? `/${language}/account`, { replace: true });
  }, [language, navigate]);
}
