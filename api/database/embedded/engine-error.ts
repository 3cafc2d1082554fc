import { StartError } from '../../start-error.ts';

export type EngineErrorCode = 'data-folder-in-use' | 'engine-not-available' | 'engine-failed';

/** The embedded engine does not start; `code` says which kind of reason, `message` the sentence. */
export class EngineError extends StartError {
  override name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function dataFolderInUse(dataDir: string): EngineError {
  return new EngineError(
    'data-folder-in-use',
    `The data folder ${dataDir} is already in use by another running service: stop that one, or set DATA_DIR to another folder.`,
  );
}

/** @param reason why this machine cannot run the engine, as the second half of a sentence */
export function engineNotAvailable(reason: string): EngineError {
  return new EngineError(
    'engine-not-available',
    `The embedded database cannot run here (${reason}): start the service with "docker compose up", or set MONGODB_URI to a MongoDB server.`,
  );
}

export function engineFailed(dataDir: string, reason: string): EngineError {
  return new EngineError(
    'engine-failed',
    `The embedded database does not start on the data folder ${dataDir}: ${reason}`,
  );
}
