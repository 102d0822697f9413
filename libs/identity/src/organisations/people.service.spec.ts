import { type Actor, Forbidden, NotFound, type PersonActor, type Role } from '#kernel';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { asHerself, everyAsker, nationwide, nowhere, within } from '../../../../test/support/standing.js';
import { PeopleService } from './people.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';

describe('who is who', () => {
  let services: RunningServices;
  let community: Community;
  let people: PeopleService;
  const cast: Partial<Record<Role, PersonActor>> = {};

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    people = services.app.get(PeopleService);
    for (const role of ['coordinator', 'advisor', 'auditor', 'technician', 'direction', 'facilitator', 'provider'] as const)
      cast[role] = await community.with(role, `some.${role}@cellule.example`, { scope: role === 'provider' ? nowhere : nationwide });
    cast.prefecture = await community.with('prefecture', 'some.prefecture@drome.example', { scope: within('26') });
    cast.lead = await community.with('lead', 'odile.chabert@mairie.example', { territoryId: buis });
    cast.member = await community.with('member', 'paul.member@mairie.example', { territoryId: 'commune:59350' });
  });
  afterAll(() => services?.close());

  it('is the same in a list, in its count, and one by one, whoever asks', async () => {
    const known = (await people.people(as('coordinator'), {}, { limit: 100 }, now)).items.map(({ id }) => id);
    const real = Object.values(cast).map((actor): [string, Actor] => [actor.standing?.role ?? '', actor]);
    const made = everyAsker(known.slice(0, 2), [buis], [nationwide, nowhere, within('26'), within('59')]);
    for (const [who, asker] of [...real, ...made]) {
      const listed = (await people.people(asker, {}, { limit: 100 }, now)).items.map(({ id }) => id);
      const readable: string[] = [];
      for (const id of known)
        await people.one(asker, id, now).then(
          () => readable.push(id),
          (error) => expect(error).toBeInstanceOf(NotFound),
        );
      expect([who, listed.sort()]).toEqual([who, readable.sort()]);
      expect([who, await people.count(asker, {}, now)]).toEqual([who, listed.length]);
    }
  });

  it('is all to coordination, one’s own service to a préfecture, oneself to anyone, and nothing to the others', async () => {
    expect(await people.count(as('coordinator'), {}, now)).toBe(10);
    expect(await people.count(as('prefecture'), {}, now)).toBe(1);
    expect(await people.count(as('advisor'), {}, now)).toBe(0);
    expect(await people.count(as('lead'), {}, now)).toBe(0);
    expect(await people.count(asHerself(as('lead').personId), {}, now)).toBe(1);
  });

  it('is found by role and by part of a name or address', async () => {
    const found = await people.people(as('auditor'), { text: 'CHABERT' }, { limit: 10 }, now);
    expect(found.items).toMatchObject([
      { firstName: 'odile', memberships: [{ role: 'lead', organisationName: 'Buis-les-Baronnies (26)' }] },
    ]);
    expect(await people.count(as('technician'), { role: 'coordinator' }, now)).toBe(1);
  });

  it('is decided by coordination, never about oneself, never beyond one’s own part of the country', async () => {
    const grant = (asker: Actor, role: Role, email: string, scope = nationwide) => people.grant(asker, { role, email, scope }, now);
    await expect(grant(as('coordinator'), 'auditor', 'some.coordinator@cellule.example')).rejects.toMatchObject({ code: 'own-role' });
    await expect(grant(as('advisor'), 'coordinator', 'x@cellule.example')).rejects.toBeInstanceOf(NotFound);
    await expect(grant(as('lead'), 'coordinator', 'x@cellule.example')).rejects.toBeInstanceOf(NotFound);
    await expect(grant(as('auditor'), 'coordinator', 'x@cellule.example')).rejects.toBeInstanceOf(Forbidden);
    const colleague = (scope: typeof nationwide) =>
      people.grant(
        as('prefecture'),
        { role: 'prefecture', organisation: 'prefecture d’ici', email: 'colleague@drome.example', scope },
        now,
      );
    await expect(colleague(nationwide)).rejects.toBeInstanceOf(Forbidden);
    await expect(colleague(within('26', '84'))).rejects.toBeInstanceOf(Forbidden);
    expect((await colleague(within('26'))).organisation.kind).toBe('prefecture');
    await grant(as('coordinator'), 'advisor', 'x@cellule.example');
    await expect(grant(as('coordinator'), 'advisor', 'x@cellule.example')).rejects.toMatchObject({ code: 'already-member' });
    await expect(grant(as('coordinator'), 'advisor', 'no address')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps the contexts of one person apart: she chooses, and never has the rights of two', async () => {
    await community.with('member', 'some.advisor@cellule.example', { territoryId: buis });
    const { actor } = await community.comesIn('some.advisor@cellule.example');
    expect(actor.standing).toBeNull();
    expect(await people.count(actor, {}, now)).toBe(1);
  });

  const as = (role: Role): PersonActor => {
    const actor = cast[role];
    if (!actor) throw new Error(`nobody is ${role}`);
    return actor;
  };
});
