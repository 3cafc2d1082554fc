// Builds what is missing, then starts the service in this very process, so that signals reach it.
import { build } from './build.mjs';

build({ ifMissing: true });
await import('./dist/api/server.js');
