import type { AppointmentRead } from '#appointments';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { leaks } from '../support/personal-data.js';
import { Part } from '../support/processes.js';
import { readerOf, textOf } from '../support/residents.js';
import { WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('minutes that are being written when the service is killed', () => {
  let running: RunningApp;
  let part: Part;
  const lines: string[] = [];
  let one: AppointmentRead;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', TEST_NOW: now.toISOString() });
    running = await startApp(now.toISOString());
    one = await (await WrittenUps.in(running.app, now)).booked('zoe@buis.example');
    part = await Part.start('web');
  }, 120_000);
  afterAll(async () => {
    await part?.end();
    await running?.close();
  });

  const signedIn = () => readerOf({ ...running, url: part.url }, addressOf(advisors[0] as (typeof advisors)[0]));
  const page = () => `/agenda/rendez-vous/${one.id}/compte-rendu`;

  /** As the page saves by itself, over the version that it knows. */
  const saves = (visitor: FormVisitor, words: string, notes: string) =>
    visitor.send({ version: visitor.valueOf('version'), 'compte-rendu': words, notes, geste: 'enregistrer' }, page());

  const fieldOf = ({ html }: FormVisitor, id: string): string => new RegExp(`<textarea id="${id}"[^>]*>\\n?([^<]*)`).exec(html)?.[1] ?? '';

  /** No goodbye, no connection closed, nothing finished; then another process on the same database. */
  async function killed(): Promise<void> {
    expect(await part.end('SIGKILL')).toMatchObject({ clean: false });
    lines.push(...part.lines);
    part = await Part.start('web');
  }

  it('are there in the process that comes after it, and a writer of before it overwrites nothing', async () => {
    const writer = await (await signedIn()).open(page());
    const stale = writer.copy();
    await saves(writer, 'Écrit avant la panne.', 'Interne, avant la panne.');
    expect([writer.status, textOf(writer)]).toEqual([200, expect.stringMatching(/Enregistré à \d+\sh/)]);
    await killed();

    const second = stale.copy(part.url).sharing(writer);
    await saves(second, 'Écrit sans avoir lu.', 'Interne, sans avoir lu.');
    expect([second.status, textOf(second)]).toEqual([412, expect.stringContaining('Quelqu’un a écrit ici entre-temps')]);
    expect(textOf(second)).toContain('Écrit avant la panne.');
    expect([fieldOf(second, 'compte-rendu'), fieldOf(second, 'notes')]).toEqual(['Écrit sans avoir lu.', 'Interne, sans avoir lu.']);

    const again = await writer.copy(part.url).sharing(writer).open(page());
    expect([fieldOf(again, 'compte-rendu'), fieldOf(again, 'notes')]).toEqual(['Écrit avant la panne.', 'Interne, avant la panne.']);
  }, 60_000);

  it('go on from the very page that was open, without signing in again', async () => {
    const writer = await (await signedIn()).open(page());
    await saves(writer, 'Avant.', '');
    await killed();
    const after = writer.copy(part.url).sharing(writer);
    await saves(after, 'Avant, et la suite.', '');
    expect([after.status, fieldOf(after, 'compte-rendu')]).toEqual([200, 'Avant, et la suite.']);
    expect(await leaks([...lines, ...part.lines], running.databaseUrl)).toEqual([]);
  }, 60_000);
});
