import { z } from 'zod';
import { languageSchema } from '../../scoring/definition.ts';
import { errorBody } from '../http/error-schema.ts';
import { roleSchema } from './accounts.input.ts';

/** What this feature answers, for the OpenAPI document. */
const moment = z.iso.datetime();

export const noticeView = z
  .object({ audience: z.enum(['firm', 'consultant']), version: z.string() })
  .meta({ id: 'Notice' });

export const accountView = z
  .object({
    id: z.string(),
    email: z.email(),
    language: languageSchema,
    roles: z.array(roleSchema),
    hasPassword: z.boolean(),
    identities: z.array(z.object({ id: z.string(), issuer: z.string(), addedAt: moment })),
    emailChange: z
      .object({
        email: z.email(),
        confirmed: z.array(z.enum(['old', 'new'])),
        expiresAt: moment,
      })
      .nullable(),
    noticesDue: noticeView.array(),
    createdAt: moment,
  })
  .meta({ id: 'Account' });

export const sessionView = z
  .object({
    id: z.string(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    way: z.enum(['password', 'link', 'oidc']),
    createdAt: moment,
    lastUsedAt: moment,
    expiresAt: moment,
    current: z.boolean(),
  })
  .meta({ id: 'Session' });

export const signInWays = z
  .object({ password: z.boolean(), link: z.literal(true), openId: z.boolean() })
  .meta({ id: 'SignInWays' });

export const openIdStart = z.object({ url: z.url() }).meta({ id: 'OpenIdStart' });

export const emailChangeState = z
  .object({ state: z.enum(['waiting', 'changed']) })
  .meta({ id: 'EmailChangeState' });

export const recordEntry = z
  .object({
    seq: z.int(),
    at: moment,
    act: z.string(),
    by: z.string(),
    on: z.string().nullable(),
    detail: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'RecordEntry' });

export const accountList = z
  .object({
    accounts: z.array(
      z.object({
        id: z.string(),
        email: z.email(),
        roles: z.array(roleSchema),
        createdAt: moment,
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'AccountList' });

/** Answers that several addresses have in common. */
export const failed = {
  invalid: { 400: { description: 'Not right; every field is named', schema: errorBody } },
  signedOut: { 401: { description: 'No session, or one that is over', schema: errorBody } },
  forbidden: { 403: { description: 'The account may not do this', schema: errorBody } },
  unknown: { 404: { description: 'Unknown, used or over', schema: errorBody } },
  conflict: { 409: { description: 'Another state than expected', schema: errorBody } },
};
