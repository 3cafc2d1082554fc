/** The token of a mail's link: it leaves the address at once, and lasts while its tab signs in and comes back. */
export function takeLinkToken(name: string): string {
  const found = new RegExp(`^#${name}=([\\w-]+)$`).exec(window.location.hash)?.[1];
  if (found !== undefined) {
    window.history.replaceState(window.history.state, '', window.location.pathname);
    keep(name, found);
    return found;
  }
  return kept(name) ?? '';
}

export function forgetLinkToken(name: string): void {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Then nothing was kept either.
  }
}

const HOUR = 3_600_000;
const keyOf = (name: string) => `meridiana.link.${name}`;

/** Opening an account goes on in the tab of another mail: the storage of one tab would not do. */
function keep(name: string, token: string): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify({ token, until: Date.now() + HOUR }));
  } catch {
    // Without storage the link has to be opened again after signing in.
  }
}

function kept(name: string): string | null {
  try {
    const found = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as {
      token: string;
      until: number;
    } | null;
    return found && found.until > Date.now() ? found.token : null;
  } catch {
    return null;
  }
}
