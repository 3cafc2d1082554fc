import { z } from 'zod';
import type { Api } from '../http/endpoint.ts';
import type { Keys } from '../keys.ts';
import { publicKeyText } from './receipt.ts';

const view = z
  .object({ algorithm: z.literal('Ed25519'), publicKey: z.string() })
  .meta({ id: 'ReceiptKey' });

/** The key by which anyone can see that a receipt was signed here. */
export function addReceiptKeyRoute(api: Api, { signing }: Keys): void {
  const publicKey = publicKeyText(signing.publicKey);
  api.on(
    {
      method: 'get',
      path: '/receipts/key',
      tag: 'Assessments',
      summary: 'Public key of the receipts: base64 of its SPKI form',
      answers: { 200: { description: 'The key', schema: view } },
    },
    (_request, response) => {
      response.json({ algorithm: 'Ed25519', publicKey });
    },
  );
}
