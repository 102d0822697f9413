import { AppointmentsService } from '#appointments';
import { CasesService } from '#cases';
import { VouchingService } from '#identity';
import { anonymous, Forbidden, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { Community } from '../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself, inRole, within } from '../../../test/support/standing.js';
import { IntakeService } from './intake.service.js';
import { RequestFilesService } from './request-files.service.js';
import { RequestRegister } from './request-register.service.js';
import { RequestsService } from './requests.service.js';
import { SummariesService } from './summaries.service.js';
import { TriageService } from './triage.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const buis = 'commune:26063';
const secret = 'Une liste contre la maire';

describe('what colleagues read of a request', () => {
  let services: RunningServices;
  let community: Community;
  let mayor: PersonActor;
  let clerk: PersonActor;
  let amina: PersonActor;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    await enrolCast(services.app, now, advisors.slice(0, 2));
    mayor = await community.with('lead', 'odile.chabert@buis.example', { territoryId: buis });
    clerk = await community.with('member', 'zoe.legoff@buis.example', { territoryId: buis });
    amina = await community.with('advisor', 'amina.benali@cellule.example');
    await get(SummariesService).decide(mayor, true, 'Odile Chabert', now);
  }, 60_000);
  afterAll(() => services?.close());

  const get = <T>(type: new (...of: never[]) => T): T => services.app.get<T>(type);
  const asks = async (email: string): Promise<string> => {
    const who = { firstName: 'Ada', lastName: 'Roy', email, status: 'elected', intention: secret } as const;
    return (await get(RequestsService).submit(anonymous, { type: 'orientation', territoryId: buis, modality: 'visio', ...who }, now)).id;
  };
  /** By list, count, page, files, moves and the préfecture's summary, which all say the same. */
  const reads = async (who: PersonActor, id: string): Promise<boolean> => {
    const { items } = await get(RequestRegister).list(who, {}, { after: null, limit: 100 });
    const listed = items.some((one) => one.id === id);
    expect(await get(RequestRegister).count(who, {})).toBe(items.length);
    for (const opened of [
      () => get(RequestsService).request(who, id),
      () => get(TriageService).opened(who, id),
      () => get(TriageService).history(who, id),
      () => get(RequestFilesService).of(who, id),
    ]) {
      const opens = await opened().then(
        () => true,
        (error) => !(error instanceof NotFound),
      );
      expect(opens).toBe(listed);
    }
    if (!listed) expect(JSON.stringify(items)).not.toContain(id);
    return listed;
  };
  const prefectureSees = async (id: string): Promise<boolean> => {
    const drome = inRole('prefecture', within('26'));
    const { items } = await get(SummariesService).list(drome, { after: null, limit: 100 });
    expect(await get(SummariesService).count(drome)).toBe(items.length);
    return items.some((one) => one.id === id);
  };

  it('is nothing, as long as nobody stands for whoever asked', async () => {
    const id = await asks('opposition@ailleurs.example');
    expect([await reads(mayor, id), await reads(clerk, id), await prefectureSees(id)]).toEqual([false, false, false]);
    const { actor: herself } = await community.comesIn('opposition@ailleurs.example');
    expect(await reads(herself, id)).toBe(true);
    expect((await get(TriageService).opened(herself, id)).isHers).toBe(true);
    expect([await reads(mayor, id), await reads(amina, id)]).toEqual([false, true]);
  });

  it('begins when the cell stands for her, and ends when that is undone', async () => {
    const id = await asks('nouvelle@buis.example');
    const [{ addressId } = { addressId: '' }] = await get(Database).rows<{ addressId: string }>(
      'SELECT address_id AS "addressId" FROM request WHERE id = $1',
      [id],
    );
    const who = { addressId, firstName: 'Ada', lastName: 'Roy' };
    const membershipId = await get(VouchingService).vouch(amina, { territoryId: buis, who }, now);
    expect([await reads(mayor, id), await prefectureSees(id)]).toEqual([true, true]);
    expect((await get(TriageService).opened(mayor, id)).isHers).toBe(false);
    await get(VouchingService).unvouch(amina, membershipId, now);
    expect([await reads(mayor, id), await prefectureSees(id)]).toEqual([false, false]);
  });

  it('stays when she leaves: what she asked in their name is theirs; what she asks afterwards is not', async () => {
    const passing = await community.with('member', 'passante@buis.example', { territoryId: buis });
    const before = await asks('passante@buis.example');
    await get(Database).rows(`UPDATE membership SET ends_at = $2, ended_because = 'left', ended_by = $3 WHERE id = $1`, [
      passing.standing?.membershipId,
      new Date(now.getTime() + 1000),
      passing.personId,
    ]);
    await get(Database).rows('UPDATE request SET received_at = $2 WHERE id = $1', [before, now]);
    const after = await asks('passante@buis.example');
    await get(Database).rows('UPDATE request SET received_at = $2 WHERE id = $1', [after, new Date(now.getTime() + 2000)]);
    expect([await reads(mayor, before), await reads(mayor, after)]).toEqual([true, false]);
    expect(await reads(asHerself(passing.personId), after)).toBe(true);
  });

  it('begins when it is accepted into a case of theirs', async () => {
    const id = await asks('voisine@ailleurs.example');
    await get(TriageService).make(amina, id, { move: 'accept', words: '', advisorId: amina.personId, version: 1 }, now);
    expect(await reads(mayor, id)).toBe(false);
    const agreement = { by: 'La maire', on: '2026-11-20', how: 'said' } as const;
    const order = { territoryId: buis, title: 'Un budget', summary: '', agreement, referentId: amina.personId, origin: 'request' } as const;
    await get(CasesService).attach(amina, await get(CasesService).open(amina, order, now), { kind: 'request', id }, now);
    expect([await reads(mayor, id), await prefectureSees(id)]).toEqual([true, true]);
  });

  it('lets only whoever made it take it back, whatever her role, and a lead answer for her', async () => {
    const hers = await asks('zoe.legoff@buis.example');
    const open = async (who: PersonActor) => (await get(TriageService).opened(who, hers)).open;
    expect([await open(clerk), await open(mayor)]).toEqual([['withdraw'], []]);
    const back = { move: 'withdraw', words: '', version: 1 } as const;
    await expect(get(TriageService).make(mayor, hers, back, now)).rejects.toBeInstanceOf(Forbidden);
    await get(TriageService).make(amina, hers, { move: 'ask', words: 'Combien ?', version: 1 }, now);
    expect([await open(clerk), await open(mayor)]).toEqual([['complete', 'withdraw'], ['complete']]);
    await get(TriageService).make(clerk, hers, { ...back, version: 2 }, now);
    expect((await get(RequestsService).request(mayor, hers)).state).toBe('withdrawn');
  });

  it('of an appointment is its name and date: what was typed is withheld, and its minutes', async () => {
    const requester = {
      firstName: 'Ada',
      lastName: 'Roy',
      email: 'ada@liste.example',
      status: 'elected',
      phone: '06 00 00 00 09',
    } as const;
    const order = { territory: buis, type: 'orientation', modality: 'visio', requester, message: secret } as const;
    const start = new Date('2026-12-01T09:00:00Z');
    const { id } = await get(IntakeService).make(anonymous, { ...order, project: { title: secret, intention: secret }, start }, now);
    const seen = await get(AppointmentsService).read(mayor, id);
    expect([seen.requester.firstName, seen.start]).toEqual(['Ada', start]);
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`${secret}|ada@|06 00`));
    expect((await get(AppointmentsService).open(mayor, id)).may.words).toBe(false);
    expect(JSON.stringify(await get(AppointmentsService).read(amina, id))).toContain(secret);
    expect(await prefectureSees(id)).toBe(false);
    await get(VouchingService).vouch(
      amina,
      { territoryId: buis, who: { personId: (await community.comesIn('ada@liste.example')).actor.personId } },
      now,
    );
    expect(JSON.stringify(await get(AppointmentsService).read(mayor, id))).toContain(secret);
    expect(await prefectureSees(id)).toBe(true);
    expect(await get(SummariesService).count(by)).toBeGreaterThan(0);
  });
});
