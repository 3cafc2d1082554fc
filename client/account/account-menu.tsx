import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Language } from '../../scoring/definition.ts';
import type { FrameTexts } from '../ui/frame.tsx';
import { signOut } from './sign-out.ts';
import { useSignedInMark } from './signed-in-mark.ts';

/** In the header: the way to the account, and out of it for whoever is signed in. */
export function AccountMenu({ language, texts }: { language: Language; texts: FrameTexts }) {
  const navigate = useNavigate();
  const isSignedIn = useSignedInMark();
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await signOut();
    } catch {
      setFailed(true);
      return;
    }
    setFailed(false);
    await navigate(`/${language}/sign-in`, { state: { signedOut: true } });
  };
  return (
    <>
      <a href={`/${language}/account`}>{texts.account}</a>
      {isSignedIn && (
        <button type="button" className="header-button" onClick={() => void leave()}>
          {texts.signOut}
        </button>
      )}
      {failed && <span role="alert">{texts.signOutFailed}</span>}
    </>
  );
}
