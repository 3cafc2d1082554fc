import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { canonicalJson } from '../../scoring/canonical.ts';
import type { Receipt } from '../contract.ts';

type Unsigned = Omit<Receipt, 'signature'>;

/** The signature of a receipt's content (RFC 8785 canonical JSON, Ed25519). */
export function signReceipt(
  content: Unsigned,
  keys: { privateKey: KeyObject; publicKey: KeyObject },
): Receipt['signature'] {
  const value = sign(null, Buffer.from(canonicalJson(content)), keys.privateKey);
  return {
    algorithm: 'Ed25519',
    publicKey: publicKeyText(keys.publicKey),
    value: value.toString('base64'),
  };
}

/**
 * Whether the content is what was signed. Without `trusted` this only says that the receipt is whole;
 * with it (base64 of the SPKI key, see GET /receipts/key) also that this service signed it.
 */
export function verifyReceipt(receipt: Receipt, trusted?: string): boolean {
  const { signature, ...content } = receipt;
  if (signature.algorithm !== 'Ed25519') return false;
  if (trusted !== undefined && signature.publicKey !== trusted) return false;
  try {
    const key = createPublicKey({
      key: Buffer.from(signature.publicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(canonicalJson(content)), key, Buffer.from(signature.value, 'base64'))
    );
  } catch {
    return false;
  }
}

/** A public key as receipts carry it: base64 of its SPKI form. */
export function publicKeyText(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}
