import { randomUUID } from 'node:crypto';
import { system } from '#kernel';
import { Database, Transactional } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { AgendaService, type Owner } from './agenda.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('people’s time', () => {
  let services: RunningServices;
  let desk: Desk;
  let people: string[];

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    people = (await enrolCast(services.app, now, advisors.slice(0, 3))).map((person) => person.id);
    desk = new Desk(services.app.get(AgendaService));
  });
  beforeEach(() => services.app.get(Database).rows('DELETE FROM commitment'));
  afterAll(() => services?.close());

  const commitments = () =>
    services.app.get(Database).rows<{ person_id: string; owner_kind: string }>('SELECT person_id, owner_kind FROM commitment');

  it('goes to the first who is free, then to the next, then to nobody', async () => {
    const taken = [
      await desk.take(people, at(9)),
      await desk.take(people, at(9)),
      await desk.take(people, at(9)),
      await desk.take(people, at(9)),
    ];
    expect(taken).toEqual([...people, null]);
  });

  it('is taken once when sixty ask at once', async () => {
    const taken = await Promise.all(Array.from({ length: 60 }, () => desk.take(people, at(9))));
    expect(taken.filter((person) => person !== null).sort()).toEqual([...people].sort());
    expect(await commitments()).toHaveLength(3);
  });

  it('never overlaps when sixty ask for times that do in part', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, n) => desk.take(people, at(9, (n % 6) * 10))));
    const overlaps = await services.app
      .get(Database)
      .rows('SELECT FROM commitment a JOIN commitment b ON a.person_id = b.person_id AND a.id < b.id AND a.busy && b.busy');
    expect(overlaps).toEqual([]);
  });

  it('may touch', async () => {
    const [one = ''] = people;
    expect([await desk.take([one], at(9)), await desk.take([one], at(10))]).toEqual([one, one]);
  });

  it('is not kept by a hold that has expired', async () => {
    const [one = ''] = people;
    await desk.take([one], at(9), { kind: 'hold', id: randomUUID() });
    expect(await desk.take([one], at(9), anAppointment(), new Date('2026-11-23T08:09:59Z'))).toBeNull();
    expect(await desk.take([one], at(9), anAppointment(), new Date('2026-11-23T08:10:00Z'))).toBe(one);
  });

  it('stays with whoever confirms a hold, even late, but only for the time that was held', async () => {
    const [one = ''] = people;
    const draft = randomUUID();
    await desk.take([one], at(9), { kind: 'hold', id: draft });
    const agenda = services.app.get(AgendaService);
    expect(await agenda.confirmHold(by, draft, at(10), randomUUID())).toBeNull();
    expect(await agenda.confirmHold(by, draft, at(9), randomUUID())).toBe(one);
    expect(await commitments()).toEqual([{ person_id: one, owner_kind: 'appointment' }]);
  });

  it('is refused to a second commitment by PostgreSQL itself', async () => {
    const [one = ''] = people;
    await desk.take([one], at(9));
    const insert = `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id)
      VALUES (gen_random_uuid(), $1, tstzrange('2026-12-01 09:30+00', '2026-12-01 09:45+00'), 'appointment', gen_random_uuid())`;
    await expect(services.app.get(Database).rows(insert, [one])).rejects.toThrow('commitment_no_overlap');
  });

  it('is loaded in one row a person, in epoch milliseconds, expired holds left out', async () => {
    const [one = '', two = ''] = people;
    await desk.take([one], at(9));
    await desk.take([two], at(9), { kind: 'hold', id: randomUUID() });
    const query = { modality: 'visio', from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-02T00:00:00Z') };
    const rows = await services.app.get(AgendaService).agendas(by, query, new Date('2026-11-23T09:00:00Z'));
    expect(rows.map((row) => row.person_id)).toEqual([...people].sort());
    expect(rows.find((row) => row.person_id === one)?.busy).toEqual(Float64Array.of(at(9).start.getTime(), at(9).end.getTime()));
    expect(rows.find((row) => row.person_id === two)?.busy).toEqual(new Float64Array());
  });
});

/** Each taking in a transaction of its own, as the modules above do. */
class Desk {
  constructor(private readonly agenda: AgendaService) {}

  @Transactional()
  take(
    people: readonly string[],
    busy: { start: Date; end: Date },
    owner: Owner = anAppointment(),
    at: Date = now,
  ): Promise<string | null> {
    const expiresAt = owner.kind === 'hold' ? new Date('2026-11-23T08:10:00Z') : null;
    return this.agenda.commitFirst(by, people, { busy, owner, expiresAt }, at);
  }
}

const anAppointment = (): Owner => ({ kind: 'appointment', id: randomUUID() });
const at = (hour: number, minute = 0) => ({
  start: new Date(Date.UTC(2026, 11, 1, hour, minute)),
  end: new Date(Date.UTC(2026, 11, 1, hour + 1, minute)),
});
