import { z } from 'zod';
import { typedLine, typedText } from '../companies/profile.service.ts';
import type { Classifications } from '../companies/classifications.service.ts';
import type { ConsultantProfile } from '../contract-companies.ts';

/** What consultants and those who look for one send. */
export function consultantInputs({ provinces }: Classifications) {
  const province = z.enum(provinces.map(({ code }) => code)).meta({ example: 'ITI18' });
  return {
    profile: z.strictObject({
      name: typedLine(120),
      organisation: typedLine(160),
      about: typedText(2000).exactOptional(),
      provinces: z
        .array(province)
        .max(provinces.length)
        .refine((codes) => new Set(codes).size === codes.length, 'a province is given twice'),
      accreditation: z
        .strictObject({ body: typedLine(160), number: typedLine(60), validUntil: z.iso.date() })
        .nullable(),
    }) satisfies z.ZodType<ConsultantProfile>,
    list: z.strictObject({
      province: province.optional(),
      text: z.string().max(100).optional(),
      after: z.string().min(1).max(300).optional(),
    }),
  };
}

export type ConsultantInputs = ReturnType<typeof consultantInputs>;
