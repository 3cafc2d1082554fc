import { z } from 'zod';

/** The body of every answer that is not a success, for the OpenAPI document. */
export const errorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      issues: z
        .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
        .optional(),
      current: z.looseObject({}).optional(),
    }),
  })
  .meta({ id: 'Error' });
