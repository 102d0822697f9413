// A bare queue: jobs that only send the same letter. Says that it is ready; told a number, it adds as many jobs, for itself and others.
import { createPostgresBackend, Queue, setDefaultBackendFactory, Worker } from 'bullmq';
import nodemailer from 'nodemailer';

const { REDIS_URL, DATABASE_URL, SMTP_URL } = process.env;
const name = 'bare';
const connection = REDIS_URL ? { url: REDIS_URL, maxRetriesPerRequest: null } : { connectionString: DATABASE_URL, max: 3 };
if (!REDIS_URL) setDefaultBackendFactory(createPostgresBackend);

const transport = nodemailer.createTransport({ url: SMTP_URL, pool: true, maxConnections: 5 });
const letter = {
  from: 'bare@territoires.example',
  subject: 'Rappel',
  text: 'Demain. '.repeat(100),
  html: `<p>${'Demain. '.repeat(400)}</p>`,
};
const send = ({ data: { to } }) => transport.sendMail({ ...letter, to, messageId: `<${to}>` });

const queue = new Queue(name, { connection });
await new Worker(name, send, { connection, concurrency: 5 }).waitUntilReady();
const job = (_, n) => ({ name: 'letter', data: { to: `bare-${n}@charge.example` } });
process.on('message', (count) => queue.addBulk(Array.from({ length: count }, job)));
process.once('SIGTERM', () => process.exit(0));
process.send('ready');
