/**
 * What the service is compared with: Express routes that read the body as the service does and insert one
 * document with the same write concern, or read one by its id, without any rule, check, limit or log.
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

app.get('/documents/:collection/:id', ({ params }, response) =>
  read(params.collection, params.id, response),
);

async function insert(document: object, response: Response): Promise<void> {
  await documents.insertOne(document);
  response.json({ ok: true });
}

/** What the service has stored, as it is, from the service's own database. */
async function read(collection: string, id: string, response: Response): Promise<void> {
  const stored = client.db('meridiana').collection<{ _id: string }>(collection);
  response.json(await stored.findOne({ _id: id }));
}

const server = createServer(app).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`ready on port :${(server.address() as AddressInfo).port}`);
await once(process, 'SIGTERM');
await client.close();
process.exit(0);
