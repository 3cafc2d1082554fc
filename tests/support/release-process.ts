// A process of its own that makes releases: `tsx release-process.ts <database> <moment> <region, or nothing to take over>`.
// Says “ready” before it begins, and does nothing else afterwards, so that a test can end it at any step.
import { connectDatabase } from '../../api/database/connection.ts';
import { createTestClock, startService } from './service.ts';

const [mongodbUri = '', moment = '', region] = process.argv.slice(2);
const database = await connectDatabase({ mongodbUri, log: () => {} });
const { services } = await startService({
  database,
  clock: createTestClock(moment),
});
console.log('ready');
if (region) await services.releases.make(region, null, {});
else await services.releaseMaker.sweep();
await services.releaseMaker.settle();
console.log('done');
setInterval(() => {}, 60_000);
