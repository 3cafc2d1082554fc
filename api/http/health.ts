import { Router } from 'express';
import type { Database } from '../database/connection.ts';
import { HttpError } from './http-error.ts';

const PATIENCE_MS = 2000;

/** `/health`: the process lives. `/ready`: the database answers too. */
export function createHealth({ connection }: Database): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/ready', async (_request, response) => {
    if (!(await answersInTime(connection))) {
      throw new HttpError(503, 'database-away', 'The database does not answer.', {
        retryAfterSeconds: 2,
      });
    }
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  });
  return router;
}

async function answersInTime(connection: Database['connection']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answer = (async () => (await connection.db?.admin().ping())?.['ok'] === 1)().catch(
    () => false,
  );
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
