import mongoose from 'mongoose';
import { readQuestionnaires } from '../../api/questionnaires/questionnaires.load.ts';
import type { GoldenFirm } from '../../scoring/definition.ts';
import type { Person } from './people.ts';
import type { ServiceUnderLoad } from './service-under-load.ts';

const FILES = 200;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n');

export interface FullAudit {
  /** Path of the audit. */
  path: string;
  id: string;
  owner: Person;
  consultant: Person;
}

/** An audit in which every answer is declared and verified, with 200 files: made through the API, as people make it. */
export async function makeFullAudit(
  service: ServiceUnderLoad,
  [owner, consultant]: [Person, Person],
): Promise<FullAudit> {
  const api = new Client(service.port);
  await makeConsultant(service.engineUri, consultant.account);
  await api.send(consultant, 'PUT', '/consultant', {
    name: 'Nicolò Verdi',
    organisation: 'Officina Digitale',
    provinces: ['ITI18'],
    accreditation: { body: 'Regione Toscana', number: 'A-17', validUntil: '2099-12-31' },
  });
  const { profile, answers } = fullestFirm();
  const { role: _role, ...facts } = profile;
  const firm = { name: 'Bottega', privacyNotice: '2026-11', profile: facts };
  const { id: company } = await api.send(owner, 'POST', '/companies', firm);
  const today = new Date().toISOString().slice(0, 10);
  const assignment = {
    tasks: ['technological-audit'],
    scope: 'Audit',
    from: today,
    until: `${Number(today.slice(0, 4)) + 1}-12-31`,
    consultant: consultant.account,
  };
  const proposed = await api.send(owner, 'POST', `/companies/${company}/engagements`, assignment);
  await api.send(consultant, 'POST', `/engagements/${proposed.id}/acceptance`);
  const begin = { language: 'it', point: 'T0' };
  const { id } = await api.send(consultant, 'POST', `/engagements/${proposed.id}/audits`, begin);
  const path = `/audits/${id}`;
  await api.send(owner, 'PUT', `${path}/declared`, change(answers));
  const verified = Object.entries(answers).map(([question, value]) => [
    question,
    { value, on: today },
  ]);
  await api.send(consultant, 'PUT', `${path}/verified`, change(Object.fromEntries(verified)));
  const questions = Object.keys(answers);
  for (let file = 0; file < FILES; file += 1) {
    const question = questions[file % questions.length] ?? '';
    const said = new URLSearchParams({ question, name: `file-${file}.pdf`, datedOn: today });
    const who = file % 2 === 0 ? owner : consultant;
    await api.upload(who, `${path}/evidence?${said.toString()}`);
  }
  return { path: `/api/v1${path}`, id, owner, consultant };
}

function change(value: unknown) {
  return { changeId: 'bench-change', revision: 0, value };
}

/** The golden firm of the audit with most answers. */
function fullestFirm(): GoldenFirm {
  const firms = readQuestionnaires().instruments.get('technological-audit/v1')?.firms ?? [];
  const [fullest] = firms.toSorted(
    (a, b) => Object.keys(b.answers).length - Object.keys(a.answers).length,
  );
  if (!fullest) throw new Error('the audit has no golden firms');
  return fullest;
}

/** As an administrator does, past the API. */
async function makeConsultant(engineUri: string, account: string): Promise<void> {
  const client = new mongoose.mongo.MongoClient(engineUri);
  await client.connect();
  const accounts = client.db('meridiana').collection<{ _id: string; roles: string[] }>('accounts');
  await accounts.updateOne({ _id: account }, { $addToSet: { roles: 'consultant' } });
  await client.close();
}

class Client {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  async send(who: Person, method: string, path: string, body?: object): Promise<{ id: string }> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/api/v1${path}`, {
      method,
      headers: who.headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string };
  }

  async upload(who: Person, path: string): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/api/v1${path}`, {
      method: 'POST',
      headers: { ...who.headers, 'Content-Type': 'application/octet-stream' },
      body: PDF,
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
}
