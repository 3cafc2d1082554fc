import type { AccountList, Role } from '../../api/contract.ts';

export type ListedAccount = AccountList['accounts'][number];

/** All roles, in the order in which they are offered. */
export const ROLES: readonly Role[] = [
  'consultant',
  'programme-officer',
  'statistics-officer',
  'catalogue-editor',
  'administrator',
];

/** Roles that one account never has together; the service refuses them, the page says so before. */
const APART: Partial<Record<Role, Role>> = {
  'statistics-officer': 'programme-officer',
  'programme-officer': 'statistics-officer',
};

/** The role among `roles` beside which this one cannot be. */
export function apartFrom(role: Role, roles: readonly Role[]): Role | undefined {
  const other = APART[role];
  return other && roles.includes(other) ? other : undefined;
}
