import type { OfferView } from '../../scoring/report-model.ts';

export function Contact({ contact }: { contact: OfferView['contact'] }) {
  return (
    <>
      {contact.office}
      <br />
      <a href={`mailto:${contact.email}`}>{contact.email}</a>
      {contact.phone !== null && (
        <>
          {' · '}
          <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>
        </>
      )}
      {contact.url !== null && (
        <>
          {' · '}
          <a href={contact.url} rel="noreferrer">
            {contact.url.replace(/^https?:\/\//, '')}
          </a>
        </>
      )}
    </>
  );
}
