/** What a firm, its owner and its consultant have, by the name that it has in paths. */
import { identityId } from '../../api/accounts/accounts.record.ts';
import { begun, type Parties } from './audit.ts';
import { upload } from './evidence-files.ts';
import type { Ids } from './every-route.ts';
import { joined } from './firm.ts';
import { begin, companyDraft, companyResult, followed } from './held-assessment.ts';
import type { Person } from './person.ts';
import { catalogue } from './service.ts';
import { Visitor } from './visitor.ts';

/** Something of each kind, of one firm, its owner and its consultant. */
export async function belongingsOf(parties: Parties): Promise<Ids> {
  const { owner, consultant, company, engagement } = parties;
  const member = await joined(owner, company.id, 'viewer');
  const invited = { email: `invited-${company.id}@example.org`, role: 'viewer', language: 'it' };
  const invitation = await owner.send('post', `/companies/${company.id}/invitations`, invited);
  const result = await companyResult(owner, company.id);
  const link = await owner.link(result.id, 'read');
  const offer = catalogue.offers.find(({ kind }) => kind === 'training')?.id;
  const contact = { name: 'Ada', email: 'ada@example.org' };
  const asked = { offer, contact, consent: true };
  const referral = await owner.send('post', `/assessments/${result.id}/referrals`, asked);
  const followUp = await followed(owner, (await companyResult(owner, company.id)).id);
  const audit = await begun(parties);
  const evidence = await upload(owner, audit.id);
  const comment = await owner.send('post', `/audits/${audit.id}/comments`, {
    question: null,
    text: 'Solo tra noi',
  });
  const elsewhere = await anotherBrowser(owner);
  return {
    companyId: company.id,
    accountId: member.account,
    invitationId: invitation.body.id,
    id: result.id,
    linkId: link.id,
    referralId: referral.body.id,
    draft: (await companyDraft(owner, company.id)).id,
    followUp: followUp.id,
    ownDraft: (await begin(owner)).body.id,
    unheld: (await new Visitor(owner.service.app).create()).assessment.id,
    engagementId: engagement.id,
    auditId: audit.id,
    evidenceId: evidence.body.id,
    commentId: comment.body.id ?? comment.body.comments?.at(-1)?.id,
    consultant: consultant.account,
    sessionId: elsewhere,
    identityId: await anIdentity(owner),
  };
}

/** @returns the id of a digital identity of the person */
async function anIdentity({ service, email }: Person): Promise<string> {
  const identity = { issuer: 'https://id.example.org', subject: email, addedAt: new Date(0) };
  await service.database.connection
    .collection('accounts')
    .updateOne({ email }, { $set: { identities: [identity] } });
  return identityId(identity);
}

/** @returns the id of a second session of the person */
async function anotherBrowser(person: Person): Promise<string> {
  await person.send('post', '/sign-in-links', { email: person.email, language: 'it' });
  const token = await person.tokenFromMail('sign-in');
  await person.elsewhere().send('post', '/sessions/link', { token });
  const { body } = await person.send('get', '/sessions');
  return body.find(({ current }: { current: boolean }) => !current).id;
}
