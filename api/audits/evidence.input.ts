import { z } from 'zod';
import { questionId } from './audits.input.ts';

const LONGEST_NAME = 150;

/** A name to be shown, never a path: no separators, no control characters, nothing that turns the text around. */
const fileName = z
  .string()
  .min(1)
  .max(LONGEST_NAME)
  .regex(/^[^\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be one line of plain text')
  .regex(/^[^/\\]*$/, 'must be a name, not a path')
  .refine((name) => !name.startsWith('.') && name.trim() === name, 'must be the name of a file');

/** What is said of a file in the address: the body is the file itself. */
export const evidenceQuery = z
  .strictObject({
    question: questionId,
    name: fileName,
    datedOn: z.iso.date(),
    expiresOn: z.iso.date().optional(),
  })
  .refine(({ datedOn, expiresOn }) => expiresOn === undefined || expiresOn >= datedOn, {
    path: ['expiresOn'],
    message: 'is before the day of the document',
  });

export type EvidenceQuery = z.infer<typeof evidenceQuery>;
