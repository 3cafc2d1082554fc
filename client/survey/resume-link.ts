/**
 * The link by which a firm comes back. The service keeps no readable copy and each new link is one more way in, so the
 * tab keeps the first one, from creating, opening or asking, until it is closed.
 */
import type { Language } from '../../scoring/definition.ts';
import { api } from '../api.ts';

const keyOf = (assessment: string) => `meridiana.resume.${assessment}`;
const known = new Map<string, string>();

/** Remembers the token of an edit link of this assessment. */
export function keepResumeToken(assessment: string, token: string): void {
  known.set(assessment, token);
  try {
    sessionStorage.setItem(keyOf(assessment), token);
  } catch {
    // Without storage it is kept for as long as the page is open.
  }
}

/** Forgets it, once the assessment is deleted. */
export function forgetResumeToken(assessment: string): void {
  known.delete(assessment);
  try {
    sessionStorage.removeItem(keyOf(assessment));
  } catch {
    // Nothing was kept.
  }
}

const asking = new Map<string, Promise<string>>();

/** @returns the address to copy; asks the service for a link only where the tab knows none. @throws ApiError */
export async function resumeLink(assessment: string, language: Language): Promise<string> {
  const token = keptToken(assessment) ?? (await newToken(assessment));
  return `${window.location.origin}/${language}/open#edit=${token}`;
}

function keptToken(assessment: string): string | null {
  const token = known.get(assessment);
  if (token !== undefined) return token;
  try {
    return sessionStorage.getItem(keyOf(assessment));
  } catch {
    return null;
  }
}

/** One request at a time, even where React draws twice. */
function newToken(assessment: string): Promise<string> {
  const running = asking.get(assessment) ?? askForToken(assessment);
  asking.set(assessment, running);
  return running;
}

async function askForToken(assessment: string): Promise<string> {
  try {
    const { url } = await api.createLink(assessment, 'edit');
    const token = new URL(url).hash.replace('#edit=', '');
    keepResumeToken(assessment, token);
    return token;
  } finally {
    asking.delete(assessment);
  }
}
