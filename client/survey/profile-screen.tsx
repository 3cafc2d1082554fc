import { useTranslation } from 'react-i18next';
import type { Profile } from '../../scoring/profile.ts';
import { api } from '../api.ts';
import { ApiError } from '../http.ts';
import { ProfileForm } from '../profile/profile-form.tsx';
import { loadProfileLists } from '../profile/profile-lists.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import type { SessionState, SurveySession } from './survey-session.ts';

/** The company profile once more, to be put right while the survey is open. */
export function ProfileScreen({
  session,
  state,
  onDone,
}: {
  session: SurveySession;
  state: SessionState;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { loaded, again } = useLoaded('lists', loadProfileLists);
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const save = async (profile: Profile) => {
    await saveProfile(session, profile);
    onDone();
  };
  return (
    <>
      <PageTitle place="profile" tab={t('profile.changeTitle')}>
        {t('profile.changeTitle')}
      </PageTitle>
      <ProfileForm
        before={state.profile}
        lists={loaded.value}
        submitText={t('profile.save')}
        onSubmit={save}
      />
    </>
  );
}

/** Answers first, so that the revision is the newest; another tab's change in between is taken in, and tried once more. */
async function saveProfile(session: SurveySession, profile: Profile): Promise<void> {
  await session.saver.flush();
  const send = () =>
    api.saveProfile(session.id, {
      changeId: crypto.randomUUID(),
      revision: session.saver.revision,
      profile,
    });
  const saved = await send().catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status !== 409 || !error.current) throw error;
    session.saver.absorb(error.current);
    return send();
  });
  session.setProfile(profile, saved.revision);
}
