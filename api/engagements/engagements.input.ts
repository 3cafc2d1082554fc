import { z } from 'zod';
import { typedLine, typedText } from '../companies/profile.service.ts';
import type {
  AcceptByMail,
  Assignment,
  ProposeToConsultant,
  ProposeToFirm,
  ReadByMail,
} from '../contract-companies.ts';
import { languageSchema } from '../../scoring/definition.ts';

const tasks = ['technological-audit', 'assisted-assessment', 'follow-up'] as const;
const token = z.string().min(1).max(200);
const id = z.string().min(1).max(64);

const assignment = {
  tasks: z
    .array(z.enum(tasks))
    .min(1)
    .max(tasks.length)
    .refine((list) => new Set(list).size === list.length, 'a task is given twice'),
  scope: typedText(2000),
  from: z.iso.date(),
  until: z.iso.date(),
};

function inOrder({ from, until }: Pick<Assignment, 'from' | 'until'>, context: z.RefinementCtx) {
  if (from <= until) return;
  const message = 'must not lie before the first day';
  context.addIssue({ code: 'custom', path: ['until'], message });
}

/** Request bodies of this feature. */
export const engagementInputs = {
  toConsultant: z
    .strictObject({ ...assignment, consultant: id })
    .superRefine(inOrder) satisfies z.ZodType<ProposeToConsultant>,
  toFirm: z
    .strictObject({
      ...assignment,
      email: z.email().max(254).toLowerCase().meta({ example: 'ada@example.org' }),
      language: languageSchema,
      firm: typedLine(120),
    })
    .superRefine(inOrder) satisfies z.ZodType<ProposeToFirm>,
  readByMail: z.strictObject({ token }) satisfies z.ZodType<ReadByMail>,
  acceptByMail: z.strictObject({ token, company: id }) satisfies z.ZodType<AcceptByMail>,
  letter: z.strictObject({ language: languageSchema }),
};
