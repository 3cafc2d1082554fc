import { randomUUID } from 'node:crypto';
import { type Database, connectDatabase } from '../../api/database/connection.ts';

export interface TestDatabase extends Database {
  databaseName: string;
  /** Address that names this database, for a service started by a test with MONGODB_URI. */
  uri: string;
  /** Drops the database, then ends the connection. */
  close(): Promise<void>;
}

/** Address of the engine of this test run, leading to the database of the given name. */
export function testDatabaseUri(databaseName: string): string {
  const engineUri = process.env['TEST_MONGODB_URI'];
  if (!engineUri) throw new Error('TEST_MONGODB_URI is missing: run the tests with jest');
  return engineUri.replace('/?', `/${databaseName}?`);
}

/** A fresh, empty database of its own on the engine of the test run: one for each test file. */
export async function connectTestDatabase(): Promise<TestDatabase> {
  const databaseName = `test-${randomUUID()}`;
  const uri = testDatabaseUri(databaseName);
  const database = await connectDatabase({ mongodbUri: uri, log: () => {} });
  return {
    ...database,
    databaseName,
    uri,
    async close() {
      await database.connection.dropDatabase();
      await database.close();
    },
  };
}
