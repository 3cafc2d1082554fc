import { type Action, type Caller, may } from '../accounts/rights.ts';
import { notFound } from '../http/http-error.ts';
import { notAllowed } from '../http/signed-in.ts';

/** Codes of the calls in an account's hands, asked anew each time: what is taken away is gone at once. */
export type FindCalls = (account: string) => Promise<string[]>;

/**
 * The calls in the caller's hands.
 * @throws HttpError 403 for who is no programme officer
 */
export async function callsOf(
  findCalls: FindCalls,
  caller: Caller,
  action: Action,
): Promise<string[]> {
  if (!caller.roles.includes('programme-officer')) throw notAllowed(action);
  return findCalls(caller.account);
}

/** @throws HttpError 403 for who is no programme officer, 404 for a call that is unknown or another's */
export async function requireCall(
  findCalls: FindCalls,
  caller: Caller,
  { action, call }: { action: Action; call: string },
): Promise<void> {
  const ownCall = (await callsOf(findCalls, caller, action)).includes(call);
  if (!may(caller, action, { ownCall })) throw notFound('call');
}
