/**
 * Something the operator can put right (a folder in use, an address that does not answer).
 * `message` is one sentence for a person: print it alone, without a stack, and exit with 1.
 */
export class StartError extends Error {
  override name = 'StartError';
}
