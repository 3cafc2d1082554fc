/** The service's shortest password; it also refuses those that are tried first. */
export const SHORTEST = 12;
const GOOD = 16;
const STRONG = 20;

/** Characters as people and the service count them. */
export function lengthOf(password: string): number {
  return Array.from(password.normalize('NFKC')).length;
}

/** How strong a password is by its length alone, which is what counts most. */
export function strengthOf(password: string): 'missing' | 'enough' | 'good' | 'strong' {
  const length = lengthOf(password);
  if (length < SHORTEST) return 'missing';
  if (length < GOOD) return 'enough';
  return length < STRONG ? 'good' : 'strong';
}
