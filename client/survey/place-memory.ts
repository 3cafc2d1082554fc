/** What the browser keeps to bring a firm back to its place: the last assessment, and the last question of each. */

const LAST = 'meridiana.last';
const placeKey = (id: string) => `meridiana.place.${id}`;

export function rememberAssessment(id: string): void {
  write(LAST, id);
}

export function lastAssessment(): string | null {
  return read(LAST);
}

export function rememberPlace(id: string, place: string): void {
  write(placeKey(id), place);
}

export function lastPlace(id: string): string | null {
  return read(placeKey(id));
}

/** Called once an assessment is submitted or deleted: nothing of it stays in the browser. */
export function forgetAssessment(id: string): void {
  try {
    localStorage.removeItem(placeKey(id));
    if (localStorage.getItem(LAST) === id) localStorage.removeItem(LAST);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Without storage the survey starts at the first open question instead.
  }
}
