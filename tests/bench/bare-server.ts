/**
 * What the service is compared with: an Express route that reads the body as the service does and
 * inserts one document with the same write concern, without any rule, check, limit or log.
 * Run as a process of its own with BARE_MONGODB_URI; prints a line with its port.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import mongoose from 'mongoose';

const client = new mongoose.mongo.MongoClient(process.env['BARE_MONGODB_URI'] ?? '', {
  writeConcern: { w: 1, journal: true },
});
await client.connect();
const documents = client.db('bare').collection('documents');

/** What submitting stores, handed over before the load begins. */
let sample: object = {};

const app = express();
app.disable('x-powered-by');
app.use(express.json({ limit: '256kb', inflate: false }));
app.put('/sample', (request, response) => {
  sample = request.body as object;
  response.json({ ok: true });
});
app.put('/answers', (request, response) => insert(request.body as object, response));
app.post('/submit', (_request, response) => insert({ ...sample }, response));

async function insert(document: object, response: Response): Promise<void> {
  await documents.insertOne(document);
  response.json({ ok: true });
}

const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`ready on port :${(server.address() as AddressInfo).port}`);
await once(process, 'SIGTERM');
await client.close();
process.exit(0);
