import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../http.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Trouble } from '../ui/trouble.tsx';

interface NotThereProps {
  what: 'edition' | 'release';
  error: unknown;
  /** Address of the list of all. */
  all: string;
  onRetry: () => void;
}

/** An edition or release that could not be shown. One that is not there says what that means, and where the others are. */
export function NotThere({ what, error, all, onRetry }: NotThereProps) {
  const { t } = useTranslation('region');
  if (!(error instanceof ApiError && error.status === 404))
    return <Trouble error={error} onRetry={onRetry} />;
  const title = t(`notThere.${what}.title`);
  return (
    <>
      <PageTitle place={title} tab={title}>
        {title}
      </PageTitle>
      <p className="lead">{t(`notThere.${what}.text`)}</p>
      <p>
        <Link className="btn btn-primary" to={all}>
          {t(`notThere.${what}.all`)}
        </Link>
      </p>
    </>
  );
}
