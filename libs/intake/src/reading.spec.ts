import { AppointmentRegister, AppointmentsService, SlotsService } from '#appointments';
import { IdentityService } from '#identity';
import { type Actor, anonymous, Forbidden, NotFound, type Page, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { Community } from '../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself, everyAsker, inCollectivite, inRole, nationwide, nowhere, within } from '../../../test/support/standing.js';
import { IntakeService } from './intake.service.js';
import { RequestRegister } from './request-register.service.js';
import { RequestsService } from './requests.service.js';
import { SummariesService } from './summaries.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const buis = 'commune:26063';
const places = [buis, 'epci:200060473', 'commune:59350'] as const;

describe('what each may read', () => {
  let services: RunningServices;
  let people: string[];
  let askers: [string, Actor][];
  const appointments: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    const cell = await enrolCast(services.app, now, advisors.slice(0, 3));
    const odile = await services.app
      .get(IdentityService)
      .enrol(
        by,
        { firstName: 'Odile', lastName: 'Chabert', timeZone: 'Europe/Paris', workplaceId: buis, place: '', email: 'odile@mairie.example' },
        now,
      );
    await new Community(services.app, now).with('member', 'odile@mairie.example', { territoryId: buis });
    people = [odile.id, ...cell.map(({ id }) => id)];
    for (const place of places)
      for (const email of ['odile@mairie.example', `${place.replace(':', '.')}@else.example`]) await fill(place, email);
    askers = everyAsker(people, [...places, 'commune:09225'], [nationwide, nowhere, within('26'), within('59', '976')]);
  }, 60_000);
  afterAll(() => services?.close());

  const get = <T>(type: new (...of: never[]) => T): T => services.app.get<T>(type);

  it('is the same in a list, in its count, and one by one, whoever asks', async () => {
    for (const [who, asker] of askers) {
      const read = (id: string) => get(AppointmentsService).read(asker, id);
      const listed = await all((after) => get(AppointmentRegister).list(asker, {}, { after, limit: 4 }));
      expect([who, listed.sort()]).toEqual([who, (await readable(read, appointments)).sort()]);
      expect([who, await get(AppointmentRegister).count(asker, {})]).toEqual([who, listed.length]);
    }
  });

  it('of requests, too', async () => {
    for (const [who, asker] of askers) {
      const read = (id: string) => get(RequestsService).request(asker, id);
      const listed = await all((after) => get(RequestRegister).list(asker, {}, { after, limit: 4 }));
      expect([who, listed.sort()]).toEqual([who, (await readable(read, requests)).sort()]);
      expect([who, await get(RequestRegister).count(asker, {})]).toEqual([who, listed.length]);
    }
  });

  it('of summaries, too: those of the collectivités that agree, and no other', async () => {
    const read = (asker: Actor) => (id: string) => get(SummariesService).summary(asker, id);
    const both = [...appointments, ...requests];
    expect(await readable(read(inRole('prefecture')), both)).toEqual([]);
    const lead = await new Community(services.app, now).with('lead', 'odile.chabert@buis.example', { territoryId: buis });
    await get(SummariesService).decide(lead, true, 'Odile Chabert', now);
    for (const [who, asker] of askers) {
      const listed = await all((after) => get(SummariesService).list(asker, { after, limit: 3 }));
      expect([who, listed.sort()]).toEqual([who, (await readable(read(asker), both)).sort()]);
      expect([who, await get(SummariesService).count(asker)]).toEqual([who, listed.length]);
    }
    const seen = async (asker: Actor) => (await get(SummariesService).list(asker, { after: null, limit: 9 })).items;
    expect(await seen(inRole('prefecture', within('26')))).toHaveLength(2);
    expect(await seen(inRole('prefecture', within('59')))).toEqual([]);
    expect(await seen(inRole('coordinator'))).toEqual([]);
    expect(JSON.stringify(await seen(inRole('prefecture', within('26'))))).not.toMatch(/Odile|@|mairie/);
    await get(SummariesService).decide(lead, false, 'Odile Chabert', now);
    expect(await seen(inRole('prefecture', within('26')))).toEqual([]);
  });

  it('is of every kind: all, some and nothing', async () => {
    const counted = (asker: Actor) => get(AppointmentRegister).count(asker, {});
    expect(await counted(inRole('coordinator'))).toBe(6);
    expect(await counted(inRole('coordinator', nowhere))).toBe(0);
    expect(await counted(inRole('advisor', within('26')))).toBe(2);
    expect(await counted(inRole('auditor'))).toBe(6);
    expect(await counted(inRole('technician'))).toBe(0);
    expect(await counted(inRole('prefecture', within('26')))).toBe(0);
    expect(await counted(inCollectivite('member', buis))).toBe(2);
    expect(await counted(asHerself(people[0] ?? ''))).toBe(3);
    expect(await counted(asHerself(people[1] ?? ''))).toBe(0);
  });

  it('never mixes a commune with its neighbours, nor a context with what is one’s own', async () => {
    const odile = people[0] ?? '';
    const ofBuis = await all((after) => get(AppointmentRegister).list(inCollectivite('lead', buis, odile), {}, { after, limit: 9 }));
    for (const id of appointments.filter((each) => !ofBuis.includes(each)))
      await expect(get(AppointmentsService).read(inCollectivite('lead', buis, odile), id)).rejects.toBeInstanceOf(NotFound);
    const span = { from: now, until: new Date('2027-03-01T00:00:00Z') };
    const diary = await get(AppointmentRegister).diary(inCollectivite('lead', buis, odile), span);
    expect(new Set(diary.map(({ territoryId }) => territoryId))).toEqual(new Set(places));
  });

  it('is nothing of an address that is only declared', async () => {
    await get(Database).rows(`UPDATE address SET proven_at = NULL WHERE email = 'odile@mairie.example'`);
    expect(await get(AppointmentRegister).count(asHerself(people[0] ?? ''), {})).toBe(0);
    await get(Database).rows(`UPDATE address SET proven_at = $1 WHERE email = 'odile@mairie.example'`, [now]);
  });

  it('is not all that each may do: a member looks, a lead cancels, a stranger knows nothing', async () => {
    const cancel = (asker: Actor) => get(AppointmentsService).cancel(asker, appointments[0] ?? '', { reason: null }, now);
    await expect(cancel(inCollectivite('member', buis))).rejects.toBeInstanceOf(Forbidden);
    await expect(cancel(inRole('advisor'))).rejects.toBeInstanceOf(Forbidden);
    await expect(cancel(inRole('technician'))).rejects.toBeInstanceOf(NotFound);
    await expect(cancel(inCollectivite('lead', 'commune:59350'))).rejects.toBeInstanceOf(NotFound);
    expect((await cancel(inCollectivite('lead', buis))).cancelledBy).toBe('requester');
    const another = await get(AppointmentsService).read(by, appointments[1] ?? '');
    const hers = inRole('advisor', nowhere, another.advisorId);
    expect((await get(AppointmentsService).cancel(hers, another.id, { reason: null }, now)).cancelledBy).toBe('advisor');
  });

  it('tells the journal who acted, and for whom', async () => {
    const entries = await get(Database).rows<{ actor: string; on_behalf_of: string }>(
      `SELECT actor, on_behalf_of FROM journal WHERE name = 'AppointmentCancelled' ORDER BY id`,
    );
    const organisation = inRole('advisor').standing?.organisationId;
    expect(entries[0]).toEqual({ actor: `person:${inCollectivite('lead', buis).personId}`, on_behalf_of: organisation });
  });

  async function fill(territory: string, email: string): Promise<void> {
    const requester = { firstName: 'Odile', lastName: 'Chabert', email, status: 'staff' } as const;
    const wish = { territoryId: territory, type: 'orientation', modality: 'visio', wide: true } as const;
    const slot = (await get(SlotsService).offered(anonymous, wish, now)).items[appointments.length * 3];
    const order = { territory, type: 'orientation', modality: 'visio', start: new Date(slot?.start ?? 0), requester } as const;
    appointments.push((await get(IntakeService).make(anonymous, order, now)).id);
    const asked = { type: 'orientation', territoryId: territory, modality: 'visio', ...requester } as const;
    requests.push((await get(RequestsService).submit(anonymous, asked, now)).id);
  }
});

/** Every page of a list, one after the other. */
async function all(page: (after: string | null) => Promise<Page<{ readonly id: string }>>): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { items, next } = await page(after);
    ids.push(...items.map(({ id }) => id));
    after = next;
  } while (after);
  return ids;
}

async function readable(read: (id: string) => Promise<unknown>, ids: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids)
    await read(id).then(
      () => found.push(id),
      (error) => expect(error).toBeInstanceOf(NotFound),
    );
  return found;
}
