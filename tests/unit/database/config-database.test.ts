import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readDatabaseSettings } from '../../../api/config-database.ts';
import { StartError } from '../../../api/start-error.ts';

describe('the settings of the database', () => {
  it('when nothing is set, then the data is in ./data', () => {
    expect(readDatabaseSettings({})).toEqual({ dataDir: join(process.cwd(), 'data') });
    expect(readDatabaseSettings({ DATA_DIR: ' ', MONGODB_URI: '' })).toEqual({
      dataDir: join(process.cwd(), 'data'),
    });
  });

  it.each(['mongodb://db.example.org/firms', 'mongodb+srv://cluster.example.org'])(
    'when MONGODB_URI is %s, then it is taken',
    (uri) => {
      expect(readDatabaseSettings({ DATA_DIR: '/srv/data', MONGODB_URI: uri })).toEqual({
        dataDir: '/srv/data',
        mongodbUri: uri,
      });
    },
  );

  it.each(['db.example.org', 'http://db.example.org', 'mongodb:db'])(
    'when MONGODB_URI is %s, then it is refused',
    (uri) => {
      expect(() => readDatabaseSettings({ MONGODB_URI: uri })).toThrow(StartError);
    },
  );
});
