import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Profile } from '../../scoring/profile.ts';
import { api } from '../api.ts';
import { INSTRUMENT, PRIVACY_NOTICE } from '../instrument.ts';
import { useLanguage } from '../ui/language.ts';
import { Loading } from '../ui/loading.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';
import { useLoaded } from '../ui/use-loaded.ts';
import { lastAssessment, rememberAssessment } from '../survey/place-memory.ts';
import { keepResumeToken } from '../survey/resume-link.ts';
import { loadProfileLists } from './profile-lists.ts';
import { PrivacyNotice } from './privacy-notice.tsx';
import { ProfileForm } from './profile-form.tsx';

/** First the privacy notice, then the company profile; only then is anything sent. */
export default function StartPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const [informed, setInformed] = useState(false);
  const { loaded, again } = useLoaded('lists', loadProfileLists);
  if (!informed) {
    return <PrivacyNotice unfinished={lastAssessment()} onContinue={() => setInformed(true)} />;
  }
  if (loaded.state === 'loading') return <Loading />;
  if (loaded.state === 'failed') return <Trouble error={loaded.error} onRetry={again} />;
  const create = async (profile: Profile) => {
    const { assessment, editToken } = await api.create({
      instrument: INSTRUMENT.id,
      language,
      privacyNotice: PRIVACY_NOTICE,
      profile,
    });
    rememberAssessment(assessment.id);
    keepResumeToken(assessment.id, editToken);
    await navigate(`/${language}/survey/${assessment.id}`);
  };
  return (
    <div className="container narrow">
      <PageTitle place="profile" tab={t('profile.title')}>
        {t('profile.title')}
      </PageTitle>
      <p className="lead">{t('profile.lead')}</p>
      <ProfileForm
        before={null}
        lists={loaded.value}
        submitText={t('profile.submit')}
        onSubmit={create}
      />
    </div>
  );
}
