import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedLink, LinkView } from '../../api/contract.ts';
import { api } from '../api.ts';
import { CopyField } from '../ui/copy-field.tsx';
import { dateWriter } from '../ui/day.ts';
import { useErrorText } from '../ui/error-text.ts';
import { useLanguage } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { useLoaded } from '../ui/use-loaded.ts';

/** Read-only links: made, copied once (the service does not keep them readable), and withdrawn. */
export function ReadLinks({ id }: { id: string }) {
  const { t } = useTranslation();
  const explain = useErrorText();
  const { loaded, set } = useLoaded(id, () => api.links(id));
  const [made, setMade] = useState<CreatedLink | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const all = loaded.state === 'ready' ? loaded.value : [];
  const readOnly = all.filter(({ right }) => right === 'read');
  const attempt = (act: () => Promise<void>) => () => {
    setFailure(null);
    act().catch(setFailure);
  };
  const create = attempt(async () => {
    const link = await api.createLink(id, 'read');
    setMade(link);
    set([...all, link]);
  });
  const revoke = (link: LinkView) =>
    attempt(async () => {
      await api.revokeLink(id, link.id);
      if (made?.id === link.id) setMade(null);
      set(all.filter((each) => each.id !== link.id));
    });
  return (
    <>
      <p>{t('share.linkText')}</p>
      {made && <CopyField label={t('share.link')} value={made.url} />}
      {readOnly.length > 0 && <LinkList links={readOnly} onRevoke={revoke} />}
      <button type="button" className="btn btn-outline-primary" onClick={create}>
        {t('share.linkButton')}
      </button>
      {failure !== null && <Notice tone="error">{explain(failure)}</Notice>}
    </>
  );
}

function LinkList({
  links,
  onRevoke,
}: {
  links: LinkView[];
  onRevoke: (link: LinkView) => () => void;
}) {
  const { t } = useTranslation();
  const write = dateWriter(useLanguage(), { dateStyle: 'long', timeStyle: 'short' });
  return (
    <ul className="plain-list">
      {links.map((link) => (
        <li key={link.id}>
          {t('share.linkMade', { when: write(new Date(link.createdAt)) })}{' '}
          <button type="button" className="link-button" onClick={onRevoke(link)}>
            {t('share.revoke')}
          </button>
        </li>
      ))}
    </ul>
  );
}
