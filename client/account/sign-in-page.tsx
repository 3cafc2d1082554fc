import './account.scss';
import { useEffect } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { useLanguage } from '../ui/language.ts';
import { NotFoundPage } from '../ui/not-found-page.tsx';
import { type Arrival, keepToken, keptToken, readArrival } from './arrival.ts';
import { AskForMail } from './ask-for-mail.tsx';
import { ConfirmEmail } from './confirm-email.tsx';
import { DeadLink } from './dead-link.tsx';
import { EnterByLink } from './enter-by-link.tsx';
import { OpenAccount } from './open-account.tsx';
import { ResetPassword } from './reset-password.tsx';
import { SignIn } from './sign-in.tsx';
import { keepWantedPlace, ownPlace } from './wanted-place.ts';

const ARRIVALS = {
  verify: OpenAccount,
  enter: EnterByLink,
  reset: ResetPassword,
  email: ConfirmEmail,
} as const;

/**
 * `/{language}/sign-in`, and below it the other ways in. Mails lead here with `#verify=`, `#sign-in=`, `#reset=` or
 * `#email=`, a provider that did not help with `#problem=`; the fragment leaves the address at once.
 */
export default function SignInPage() {
  const { way } = useParams();
  const { hash } = useLocation();
  useWantedPlace();
  const arrival = readArrival(hash);
  if (arrival) return <Arrive arrival={arrival} />;
  switch (way) {
    case undefined:
      return <SignIn />;
    case 'link':
    case 'reset-password':
    case 'new':
      return <AskForMail key={way} purpose={way === 'reset-password' ? 'reset' : way} />;
    case 'verify':
    case 'enter':
    case 'reset':
    case 'email':
      return <ByToken way={way} />;
    default:
      return <NotFoundPage />;
  }
}

/** What `state` of an address for signing in may say. */
export interface SignInState {
  email?: string;
  problem?: string;
  signedOut?: boolean;
  passwordChanged?: boolean;
}

/** Remembers `?to=`; whoever comes anew without it goes to the account. */
function useWantedPlace(): void {
  const { way } = useParams();
  const { search, hash, state } = useLocation();
  const to = new URLSearchParams(search).get('to');
  const isAnew = way === undefined && hash === '' && state === null;
  useEffect(() => {
    if (to !== null || isAnew) keepWantedPlace(ownPlace(to));
  }, [to, isAnew]);
}

function Arrive({ arrival }: { arrival: Arrival }) {
  const language = useLanguage();
  if (arrival.kind === 'problem') {
    const state: SignInState = { problem: arrival.code };
    return <Navigate replace to={`/${language}/sign-in`} state={state} />;
  }
  keepToken(arrival.way, arrival.token);
  return <Navigate replace to={`/${language}/sign-in/${arrival.way}`} />;
}

function ByToken({ way }: { way: keyof typeof ARRIVALS }) {
  const token = keptToken(way);
  const Page = ARRIVALS[way];
  return token === undefined ? <DeadLink reason="closed" /> : <Page key={token} token={token} />;
}
