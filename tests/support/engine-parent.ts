// A small service that only holds an engine: `node --import tsx engine-parent.ts <data folder>`.
// Prints the engine's address and process id, then waits to be ended.
import { startEmbeddedEngine } from '../../api/database/embedded/engine.ts';

const engine = await startEmbeddedEngine({ dataDir: process.argv[2] ?? '', log: () => {} });
console.log(JSON.stringify({ uri: engine.uri, enginePid: engine.pid() }));
process.once('SIGTERM', () => {
  engine.stop().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
