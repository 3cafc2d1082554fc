import type mongoose from 'mongoose';

/** MongoDB's own view of a database, below mongoose's models. */
export type NativeDatabase = mongoose.mongo.Db;

/** Collections with this prefix are being restored and take their own name when all is there. */
export const RESTORING = 'restoring.';

export interface CollectionFacts {
  name: string;
  type: string;
  options: Record<string, unknown>;
}

/** The service's collections: neither MongoDB's own nor what a restore is just filling. */
export async function listCollections(database: NativeDatabase): Promise<CollectionFacts[]> {
  const found = await database.listCollections({}, { nameOnly: false }).toArray();
  return found
    .filter(({ name }) => !name.startsWith('system.') && !name.startsWith(RESTORING))
    .map(({ name, type = 'collection', options }) => ({ name, type, options: { ...options } }));
}
