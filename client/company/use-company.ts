import { createContext, use } from 'react';
import type { CompanyView } from '../../api/contract-companies.ts';

interface Own {
  company: CompanyView;
  /** Takes over what a change answered. */
  set: (company: CompanyView) => void;
}

export const CompanyContext = createContext<Own | null>(null);

/** The company that the page is about, and what the reader may do in it. */
export function useCompany() {
  const own = use(CompanyContext);
  if (!own) throw new Error('useCompany needs the page of a company around it');
  const { role } = own.company;
  return {
    ...own,
    /** Otherwise the consultant of an active engagement. */
    isMember: role !== null,
    isOwner: role === 'owner',
    mayWrite: role === 'owner' || role === 'editor',
  };
}
