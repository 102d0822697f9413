import { type Actor, anonymous, days, hours, later, system } from '#kernel';
import { Database, Inventories } from '#platform';
import { KeptRows } from '../../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { inCollectivite, inRole } from '../../../../test/support/standing.js';
import { firstCatalogue, usuallyAsked } from '../catalogue.fr.js';
import { CatalogueService } from '../catalogue.service.js';
import { PreparationsService } from './preparations.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const [asSpec, buis] = [system('spec'), 'commune:26063'];

describe('what each side prepares before an appointment', () => {
  let running: RunningServices;
  let rows: KeptRows;
  let preparations: PreparationsService;
  let database: Database;
  let id: string;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    rows = await KeptRows.of(running);
    preparations = running.app.get(PreparationsService);
    database = running.app.get(Database);
  }, 60_000);
  afterAll(() => running?.close());

  beforeEach(async () => {
    id = await rows.appointment(later(now, days(10)), { type_code: 'strategic_axes' });
  });

  const advisor = (): Actor => inRole('advisor', undefined, rows.advisorId);
  const holder = (): Actor => ({ kind: 'holder', purpose: 'manage', id });
  const member = () => inCollectivite('member', buis);
  const say = (asked: string, seen: number, more: { by?: Actor; note?: string } = {}) =>
    preparations.say(more.by ?? advisor(), id, { asked, seen, note: more.note }, now);
  const version = async () => (await preparations.ofBoth(advisor(), id)).version;

  it('is what its type asks, as long as nobody says more', async () => {
    const { asked, ofAdvisor, note, version } = await preparations.ofBoth(advisor(), id);
    expect(asked.isAdjusted).toBe(false);
    expect(asked.lines).toContain('La présence d’une personne élue est recommandée.');
    expect(asked.lines.join(' ')).toMatch(/projet de territoire.*CRTE/);
    expect(ofAdvisor.length).toBeGreaterThan(0);
    expect([note, version]).toEqual(['', 0]);
  });

  it('is said for every type of the catalogue and for both sides, in three lines at most', () => {
    const outside = ({ askedOfCollectivite, askedOfAdvisor }: (typeof firstCatalogue)[number]) =>
      [askedOfCollectivite, askedOfAdvisor].some((lines) => !lines || lines.length < 1 || lines.length > 3);
    expect(firstCatalogue.filter(outside)).toEqual([]);
  });

  it('is changed by its advisor, shown at once to the collectivité, and taken back when she says what the type says', async () => {
    const asType = await preparations.asked(holder(), id);
    await say('Le compte rendu du conseil.\n\nLe plan du quartier.', 0);
    for (const by of [holder(), member()])
      expect(await preparations.asked(by, id)).toEqual({
        lines: ['Le compte rendu du conseil.', 'Le plan du quartier.'],
        isAdjusted: true,
      });
    await say('', 1);
    expect(await preparations.asked(holder(), id)).toEqual({ lines: [], isAdjusted: true });
    await say(asType.lines.join('\n'), 2);
    expect(await preparations.asked(holder(), id)).toEqual(asType);
  });

  it('keeps what its type said when it was booked, whatever the catalogue says since', async () => {
    const before = await preparations.asked(holder(), id);
    const catalogue = running.app.get(CatalogueService);
    const changed = firstCatalogue.map((entry) => ({ ...entry, askedOfCollectivite: ['Autre chose.'] }));
    await catalogue.publish(asSpec, changed, now);
    expect(await preparations.asked(holder(), id)).toEqual(before);
    id = await rows.appointment(later(now, days(10)), { type_code: 'strategic_axes', type_version: 2 });
    expect((await preparations.asked(holder(), id)).lines).toEqual(['Autre chose.']);
  });

  it('is what usually helps where the type was booked before it said anything, and is added to types once', async () => {
    const old = `INSERT INTO session_type (code, version, position, title, purpose, duration_minutes, modalities, bookable, since)
      SELECT code, 50, position, 'Titre gardé', purpose, duration_minutes, modalities, bookable, since FROM session_type
      WHERE code = 'orientation' AND version = 1`;
    await database.rows(old);
    id = await rows.appointment(later(now, days(10)), { type_version: 50 });
    const catalogue = running.app.get(CatalogueService);
    for (const _ of [1, 2]) await catalogue.addPreparation(asSpec, firstCatalogue, now);
    expect(await preparations.ofBoth(advisor(), id)).toMatchObject({ asked: { lines: usuallyAsked }, ofAdvisor: [] });
    const current = (await catalogue.sessionTypes(asSpec)).find(({ code }) => code === 'orientation');
    expect(current).toMatchObject({ version: 51, title: 'Titre gardé', askedOfCollectivite: usuallyAsked });
  });

  it('holds the advisor’s own words, for the cell alone', async () => {
    await say('Venez à deux.', 0, { note: 'Zibeline' });
    for (const by of [advisor(), inRole('coordinator')]) expect((await preparations.ofBoth(by, id)).note).toBe('Zibeline');
    expect((await preparations.ofBoth(inRole('advisor'), id)).note).toBeNull();
    for (const by of [holder(), member(), anonymous])
      await expect(preparations.ofBoth(by, id)).rejects.toMatchObject({ code: 'not-found' });
    for (const by of [holder(), member()]) expect(JSON.stringify(await preparations.asked(by, id))).not.toContain('Zibeline');
    await say('Venez à deux.', 1, { note: ' ' });
    expect((await preparations.ofBoth(advisor(), id)).note).toBe('');
  });

  it('is changed by coordination too, but for the advisor’s own words; by nobody else', async () => {
    await say('Venez à deux.', 0, { note: 'Zibeline' });
    await say('Venez à trois.', 1, { by: inRole('coordinator') });
    expect(await preparations.ofBoth(advisor(), id)).toMatchObject({ asked: { lines: ['Venez à trois.'] }, note: 'Zibeline' });
    await expect(say('Venez à trois.', 2, { by: inRole('coordinator'), note: 'Hermine' })).rejects.toMatchObject({ code: 'forbidden' });
    for (const by of [inRole('advisor'), inRole('auditor'), holder(), member(), anonymous])
      await expect(say('Non.', 2, { by })).rejects.toMatchObject({ code: expect.stringMatching(/^(forbidden|not-found)$/) });
  });

  it('is refused to whoever has not read what was written meanwhile; the same again is no change', async () => {
    await say('Venez à deux.', 0);
    await say('Venez à deux.', 0);
    expect(await version()).toBe(1);
    await expect(say('Venez à trois.', 0)).rejects.toMatchObject({ code: 'appointment-changed' });
  });

  it('is written by one of eight who write at once', async () => {
    const all = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7, 8].map((n) => say(`Venez à ${n}.`, 0, { note: `Note ${n}` })));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { asked, note } = await preparations.ofBoth(advisor(), id);
    expect(note).toBe(`Note ${asked.lines[0]?.match(/\d/)?.[0]}`);
    expect(await version()).toBe(1);
  });

  it('is bounded, by PostgreSQL too, and stands from the beginning on', async () => {
    await expect(say('a'.repeat(1001), 0, { note: 'b'.repeat(1001) })).rejects.toMatchObject({
      errors: [{ pointer: '/asked' }, { pointer: '/note' }],
    });
    await expect(
      rows.insert('preparation', { appointment_id: id, asked: 'a'.repeat(1001), version: 1, saved_at: now }, 'appointment_id'),
    ).rejects.toThrow('preparation_asked');
    const begun = later(now, days(10) - hours(0.5));
    await expect(preparations.say(advisor(), id, { asked: 'Tard.', seen: 0 }, begun)).rejects.toMatchObject({ code: 'appointment-closed' });
  });

  it('is in the journal as a fact, and the advisor’s own words in nobody’s copy', async () => {
    await say('Venez à deux.', 0, { note: 'Zibeline' });
    const entries = await database.rows<{ row: string }>(`SELECT journal::text AS row FROM journal WHERE name = 'PreparationSaid'`);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ row }) => /Zibeline|Venez/.test(row))).toEqual([]);
    const tables = running.app.get(Inventories).tables;
    expect(tables.find(({ table }) => table === 'preparation_note')?.own).toBeUndefined();
  });
});
