// The mail server gone, silent, or cutting the line in the middle of letters, while reminders fall due; then well again.
import { Customers } from './customers.mjs';
import { minutesLater, until } from './scene.mjs';

const troubles = [
  { name: 'gone', start: '2026-12-02T09:00:00.000Z', begin: (mail) => mail.close(), end: (mail) => mail.reopen() },
  { name: 'silent', start: '2026-12-03T09:00:00.000Z', begin: (mail) => mail.behave('silent'), end: (mail) => mail.behave('well') },
  { name: 'cutting', start: '2026-12-04T09:00:00.000Z', begin: (mail) => mail.behave('cutting'), end: (mail) => mail.behave('well') },
];

/** So many `bookings` for the hour of each trouble: their reminders fall due in the middle of it. */
export async function mailServerAway(scene, { bookings }) {
  const web = await scene.web();
  for (const { start } of troubles) await Customers.of(scene, web).ask(bookings, { starts: [start] });
  await web.end();
  const worker = await scene.worker({ TEST_NOW: minutesLater(troubles[0].start, -90) });
  const figures = [];
  for (const trouble of troubles) figures.push(...(await through(trouble, scene, worker)));
  await worker.end();
  return [...figures, ...(await afterwards(scene))];
}

async function through({ name, start, begin, end }, scene, worker) {
  const { mail } = scene;
  const due = minutesLater(start, -60);
  await scene.delivered(start);
  await worker.setTime(minutesLater(due, -1));
  await begin(mail);
  const before = { letters: mail.letters.length, deferred: await deferred(scene) };
  await worker.setTime(due);
  const told = `reminder WHERE kind = 'one_hour_before' AND due_at = $1 AND settled_at IS NOT NULL`;
  await until(async () => (await scene.count(told, [due])) > 0, 'reminders fall due');
  await until(async () => (await deferred(scene)) > before.deferred, 'letters are put off');
  const meanwhile = mail.letters.length - before.letters;
  await end(mail);
  // later than they were put off to, and less than a lease: it holds some
  await worker.setTime(minutesLater(due, 2 / 3));
  await scene.delivered(start);
  const about = `mail server ${name}`;
  return [
    { name: `${about}: letters that it took`, value: meanwhile, limit: 0 },
    { name: `${about}: letters put off`, value: (await deferred(scene)) - before.deferred, least: 1 },
    { name: `${about}: letters that left afterwards`, value: mail.letters.length - before.letters, least: 1 },
  ];
}

const deferred = (scene) => scene.count(`attempt WHERE outcome = 'deferred'`);

async function afterwards(scene) {
  const { mail } = scene;
  const left = await scene.rows(`SELECT kind, state, not_before FROM message WHERE state <> 'sent'`);
  const sent = await scene.count(`message WHERE state = 'sent'`);
  const early = await scene.rows(tooEarly);
  const about = 'mail server well again';
  return [
    { name: `${about}: messages that never left`, value: left.length + Math.abs(sent - mail.ids.size), limit: 0, of: sent, which: left },
    { name: `${about}: messages made or sent before their time`, value: early.length, limit: 0, which: early.slice(0, 5) },
    { name: `${about}: letters that came twice`, value: mail.doubled, limit: 0, of: mail.letters.length, which: mail.twice },
  ];
}

/** Before the reminder was due, or before the instant to which the attempt before had put the message off. */
const tooEarly = `
  SELECT message.kind, message.made_at, attempt.at, reminder.due_at, not_before FROM attempt JOIN message ON message.id = message_id
    LEFT JOIN reminder USING (kind, subject_id, sequence)
  WHERE least(attempt.at, message.made_at) < reminder.due_at OR (attempt.outcome = 'accepted' AND attempt.at < not_before)`;
