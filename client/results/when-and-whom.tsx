import { useTranslation } from 'react-i18next';
import type { OfferView } from '../../scoring/report-model.ts';
import { Contact } from './contact.tsx';
import { Mark } from './mark.tsx';

interface WhenAndWhomProps {
  deadline: string | null;
  /** Of the deadline. */
  mark: string | null;
  contact: OfferView['contact'];
}

/** Among the facts of an offer: by when, where there is a deadline, and whom to ask. */
export function WhenAndWhom({ deadline, mark, contact }: WhenAndWhomProps) {
  const { t } = useTranslation();
  return (
    <>
      {deadline !== null && (
        <div>
          <dt>{t('steps.deadline')}</dt>
          <dd>
            {deadline} <Mark text={mark} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('steps.contact')}</dt>
        <dd>
          <Contact contact={contact} />
        </dd>
      </div>
    </>
  );
}
