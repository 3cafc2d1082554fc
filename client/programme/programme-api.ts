/** The routes for programme officers, and for whoever follows a referral up. Whatever goes wrong is an `ApiError`. */
import type { ReferralView } from '../../api/contract.ts';
import type {
  CallReferralList,
  CallReferralView,
  CallView,
  FollowReferral,
  ImportReport,
  ReferralState,
} from '../../api/contract-programmes.ts';
import { call, upload } from '../http.ts';

const at = (code: string) => `/calls/${encodeURIComponent(code)}/referrals`;

export const programmeApi = {
  calls: () => call<CallView[]>('GET', '/calls'),
  /** Fifty at a time. The access is recorded. */
  referrals: (code: string, after: string | null, state: ReferralState | '') => {
    const query = new URLSearchParams({
      ...(after !== null && { after }),
      ...(state !== '' && { state }),
    });
    return call<CallReferralList>('GET', `${at(code)}?${query}`);
  },
  follow: (id: string, body: FollowReferral) =>
    call<CallReferralView>('PUT', `/referrals/${encodeURIComponent(id)}/steps`, body),
  followOwn: (assessment: string, id: string, body: FollowReferral) =>
    call<ReferralView>(
      'PUT',
      `/assessments/${encodeURIComponent(assessment)}/referrals/${encodeURIComponent(id)}/steps`,
      body,
    ),
  /** @param onProgress how much of the file has been sent, 0–1 */
  import: (code: string, file: File, dryRun: boolean, onProgress: (share: number) => void) =>
    upload<ImportReport>(`${at(code)}/import${dryRun ? '?dryRun=true' : ''}`, file, onProgress),
};
