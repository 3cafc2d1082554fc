import type { mongo } from 'mongoose';
import type { Database } from '../database/connection.ts';

/** A collection of another feature: exporting and deleting reach into all of them, without their schemas. */
export function collectionIn<T extends object>(
  { connection }: Database,
  name: string,
): mongo.Collection<T> {
  const collection: unknown = connection.collection(name);
  return collection as mongo.Collection<T>;
}
