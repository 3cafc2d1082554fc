/** The routes for administrators, as typed functions. Whatever goes wrong is an `ApiError`. */
import type { AccountList, Role } from '../../api/contract.ts';
import { call } from '../http.ts';

const rolePath = (account: string, role: Role) =>
  `/accounts/${encodeURIComponent(account)}/roles/${role}`;

export const adminApi = {
  /** Fifty accounts at a time, or the one with the address. */
  accounts: ({ after, email }: { after?: string | undefined; email?: string | undefined }) => {
    const query = new URLSearchParams({ ...(after && { after }), ...(email && { email }) });
    return call<AccountList>('GET', `/accounts?${query}`);
  },
  give: (account: string, role: Role) => call<undefined>('PUT', rolePath(account, role)),
  take: (account: string, role: Role) => call<undefined>('DELETE', rolePath(account, role)),
};
