import { ApiError } from '../http.ts';
import { dropCopies } from '../offline/copies.ts';
import { accountApi } from './account-api.ts';
import { markSignedIn } from './signed-in-mark.ts';
import { keepWantedPlace } from './wanted-place.ts';

/** Ends this browser's session; one that is over already is as good. @throws ApiError when the service is away */
export async function signOut(): Promise<void> {
  await dropCopies();
  try {
    await accountApi.endSession('current');
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
  keepWantedPlace(null);
  markSignedIn(false);
}
