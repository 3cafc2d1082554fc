import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signReceipt, verifyReceipt } from '../../api/assessments/receipt.ts';
import type { Receipt } from '../../api/contract.ts';
import { loadKeys } from '../../api/keys.ts';
import { canonicalJson } from '../../scoring/canonical.ts';
import { score } from '../../scoring/score.ts';
import { questionnaires, type TestService, startService, testConfig } from '../support/service.ts';
import { someAnswers, Visitor } from '../support/visitor.ts';

let service: TestService;
let receipt: Receipt;
let trusted: string;
beforeAll(async () => {
  service = await startService();
  const firm = new Visitor(service.app);
  const { assessment } = await firm.create();
  await firm.saveProfile(assessment.id, 0, {
    ...assessment.profile,
    name: 'Orafa Rossi',
    vatNumber: '00743110157',
  });
  await firm.save(assessment.id, 1, someAnswers());
  await firm.submit(assessment.id, 2);
  receipt = (await firm.send('get', `/assessments/${assessment.id}/receipt`)).body;
  trusted = (await firm.send('get', '/receipts/key')).body.publicKey;
});
afterAll(() => service.close());

describe('a receipt', () => {
  it('holds answers, facts, definition and result, and nothing that names the firm', () => {
    expect(receipt).toMatchObject({
      format: 'meridiana-receipt-1',
      instrument: 'first-level',
      version: 1,
      definitionHash: questionnaires.instruments.get('first-level/v1')?.definitionHash,
      answers: someAnswers(),
      assessedOn: '2026-11-20',
    });
    expect(JSON.stringify(receipt)).not.toMatch(/Rossi|00743110157|owner/);
  });

  it('is signed by the service', () => {
    expect(verifyReceipt(receipt, trusted)).toBe(true);
  });

  it('is still right when its keys come in another order', () => {
    const reordered = Object.fromEntries(
      Object.entries(receipt).toReversed(),
    ) as unknown as Receipt;
    expect(verifyReceipt(reordered, trusted)).toBe(true);
  });

  it('recomputes to the same bytes', () => {
    const definition = questionnaires.instruments.get('first-level/v1')?.definition;
    if (!definition) throw new Error('no definition');
    const again = score(definition, receipt.answers, receipt.profile);
    expect(canonicalJson(again)).toBe(canonicalJson(receipt.result));
  });

  it.each([
    ['an answer', (copy: Receipt) => (copy.answers['machines'] = 'both-ways')],
    ['a fact', (copy: Receipt) => (copy.profile['people'] = '250-plus')],
    ['the day', (copy: Receipt) => (copy.assessedOn = '2026-11-19')],
    [
      'a score by a thousandth',
      (copy: Receipt) => ((copy.result.nodes['overall'] ?? { score: 0 }).score = 4.999),
    ],
    [
      'the definition',
      (copy: Receipt) => (copy.definitionHash = copy.definitionHash.replace(/^./, 'x')),
    ],
    [
      'one byte of the signature',
      (copy: Receipt) => (copy.signature.value = flipFirst(copy.signature.value)),
    ],
    [
      'the algorithm',
      (copy: Receipt) => ((copy.signature as { algorithm: string }).algorithm = 'none'),
    ],
    ['the key', (copy: Receipt) => (copy.signature.publicKey = 'AAAA')],
    [
      'a field more',
      (copy: Receipt) => ((copy as unknown as Record<string, unknown>)['extra'] = 1),
    ],
  ])('with %s changed is not right', (_what, change) => {
    const copy = structuredClone(receipt);
    change(copy);
    expect(verifyReceipt(copy)).toBe(false);
  });

  it('signed by another service is whole, but not ours', () => {
    const { signing } = loadKeys(testConfig());
    const { signature: _, ...content } = receipt;
    const foreign = { ...content, signature: signReceipt(content, signing) };
    expect(verifyReceipt(foreign)).toBe(true);
    expect(verifyReceipt(foreign, trusted)).toBe(false);
  });
});

function flipFirst(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}
