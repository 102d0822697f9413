import { OrganisationsService, PeopleService } from '#identity';
import { anonymous, Forbidden, InvalidInput, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself, inCollectivite, inRole, nationwide, nowhere, within } from '../../../test/support/standing.js';
import type { RequestAct } from './domain/act.js';
import { MoveRefused, RequestChanged } from './intake.errors.js';
import { RequestLinks } from './request-links.js';
import { RequestsService } from './requests.service.js';
import { TriageService } from './triage.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const buis = 'commune:26063';

describe('what becomes of a request', () => {
  let services: RunningServices;
  let advisor: PersonActor;
  let another: PersonActor;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    [advisor, another] = [await anAdvisor('camille@cellule.example'), await anAdvisor('noah@cellule.example')];
    await get(OrganisationsService).collectiviteOf(by, buis, now);
  }, 60_000);
  afterAll(() => services?.close());

  const get = <T>(type: new (...of: never[]) => T): T => services.app.get<T>(type);
  const read = (id: string) => get(RequestsService).request(by, id);
  const make = (who: Parameters<TriageService['make']>[0], id: string, act: RequestAct & { version: number }) =>
    get(TriageService).make(who, id, act, now);

  it('is written move by move, and told to whoever asked', async () => {
    const { id } = await asked();
    await get(TriageService).acknowledge(by, id, now);
    await get(TriageService).acknowledge(by, id, now);
    await make(advisor, id, { move: 'qualify', words: 'Note interne', version: 2 });
    await make(advisor, id, { move: 'ask', words: 'Combien d’habitants ?', version: 3 });
    expect(await read(id)).toMatchObject({ state: 'qualified', askedNumber: 4, version: 4 });
    await make(holding(id), id, { move: 'complete', words: 'Deux mille.', version: 4 });
    await make(advisor, id, { move: 'accept', words: '', advisorId: another.personId, version: 5 });
    expect(await read(id)).toMatchObject({ state: 'accepted', askedNumber: null, advisorId: another.personId });
    const history = await get(TriageService).history(advisor, id);
    expect(history.map(({ move, side }) => `${move} ${side}`)).toEqual([
      ...['receive requester', 'acknowledge service', 'qualify cell', 'ask cell', 'complete requester', 'accept cell'],
    ]);
    const announced = await rows<{ name: string }>(`SELECT name FROM outbox WHERE payload->>'requestId' = $1 ORDER BY id`, [id]);
    expect(announced.map(({ name }) => name)).toEqual(['RequestReceived', 'RequestQuestioned', 'RequestCompleted', 'RequestAnswered']);
    expect(JSON.stringify(await get(TriageService).history(holding(id), id))).not.toContain('Note interne');
  });

  it('is refused to whoever saw an older state, and left as it was', async () => {
    const { id } = await asked();
    await make(advisor, id, { move: 'qualify', words: '', version: 1 });
    await expect(make(another, id, { move: 'decline', words: 'Hors sujet', version: 1 })).rejects.toBeInstanceOf(RequestChanged);
    expect((await read(id)).state).toBe('qualified');
    await expect(make(another, id, { move: 'decline', words: 'Hors sujet', version: Number.NaN })).rejects.toBeInstanceOf(RequestChanged);
  });

  it('is decided on a page that was shown before the receipt left', async () => {
    const { id } = await asked();
    await get(TriageService).acknowledge(by, id, now);
    await make(advisor, id, { move: 'qualify', words: '', version: 1 });
    expect(await read(id)).toMatchObject({ state: 'qualified', version: 3 });
  });

  it('goes to one of two who decide at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await asked();
      const decisions = [
        make(advisor, id, { move: 'accept', words: '', advisorId: advisor.personId, version: 1 }),
        make(another, id, { move: 'decline', words: 'Un autre service suit ce sujet.', version: 1 }),
      ];
      const settled = await Promise.allSettled(decisions);
      const lost = settled.filter((one) => one.status === 'rejected');
      expect(lost).toHaveLength(1);
      expect(lost[0]?.reason).toBeInstanceOf(RequestChanged);
      expect((await get(TriageService).history(by, id)).map(({ number }) => number)).toEqual([1, 2]);
    }
  });

  it('stands in PostgreSQL: no number twice, no state without its move, no line altered', async () => {
    const { id } = await asked();
    const refused = async (sql: string) =>
      expect(rows(sql, [id])).rejects.toThrow(/request_move_pkey|request_current|append-only|request_move_/);
    await refused(
      `INSERT INTO request_move (request_id, number, move, state, at, side) VALUES ($1, 1, 'qualify', 'qualified', '2026-11-23T08:00:00Z', 'service')`,
    );
    await refused(`UPDATE request SET state = 'accepted' WHERE id = $1`);
    await refused(`UPDATE request_move SET words = 'autre' WHERE request_id = $1`);
    await refused('DELETE FROM request_move WHERE request_id = $1');
    await refused(
      `INSERT INTO request_move (request_id, number, move, state, at, side) VALUES ($1, 2, 'decline', 'declined', '2026-11-23T08:00:00Z', 'cell')`,
    );
    await refused(
      `INSERT INTO request_move (request_id, number, move, state, at, side) VALUES ($1, 2, 'receive', 'submitted', '2026-11-23T08:00:00Z', 'service')`,
    );
    await rows(`DELETE FROM outbox WHERE payload->>'requestId' = $1`, [id]);
    await rows('DELETE FROM request WHERE id = $1', [id]);
    expect(await rows('SELECT FROM request_move WHERE request_id = $1', [id])).toEqual([]);
  });

  it('begins with its receipt: a row that says its version, as a restored one does, brings its moves itself', async () => {
    const { id, version } = await asked();
    expect(version).toBe(1);
    const copied = (changes: string) =>
      rows(
        `INSERT INTO request SELECT (jsonb_populate_record(request, jsonb_build_object('id', gen_random_uuid(), 'link_digest', null,
           'reference', gen_random_uuid()::text) || $2)).* FROM request WHERE id = $1`,
        [id, changes],
      );
    await expect(copied('{}')).rejects.toThrow('request_current');
    await expect(copied('{"version": 0, "state": "accepted"}')).rejects.toThrow('request_current');
    expect(await copied('{"version": 0}')).toEqual([]);
  });

  it('needs reasons, an advisor, another request, another collectivité', async () => {
    const { id } = await asked();
    const wrong = async (act: RequestAct, ...pointers: string[]) => {
      const error = await make(advisor, id, { ...act, version: 1 }).catch((refusal) => refusal);
      expect(error).toBeInstanceOf(InvalidInput);
      expect(error.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    };
    await wrong({ move: 'decline', words: ' ' }, '/words');
    await wrong({ move: 'refer', words: '', to: '', agreement: '', passedOn: '' }, '/words', '/to', '/agreement');
    await wrong({ move: 'accept', words: '', advisorId: inCollectivite('lead', buis).personId }, '/advisorId');
    await wrong({ move: 'duplicate', words: '', of: (await read(id)).reference }, '/of');
    await wrong({ move: 'correct', words: '', territoryId: buis }, '/territoryId');
    await make(advisor, id, { move: 'correct', words: '', territoryId: 'commune:26220', version: 1 });
    expect(await read(id)).toMatchObject({ territoryId: 'commune:26220', state: 'submitted' });
    const another = await asked();
    await expect(make(advisor, id, { move: 'duplicate', words: '', of: another.reference, version: 2 })).rejects.toBeInstanceOf(
      InvalidInput,
    );
    await expect(get(TriageService).twin(advisor, id, another.reference)).rejects.toBeInstanceOf(InvalidInput);
    await make(advisor, another.id, { move: 'correct', words: '', territoryId: 'commune:26220', version: 1 });
    expect((await get(TriageService).twin(advisor, id, another.reference)).id).toBe(another.id);
    await make(advisor, id, { move: 'duplicate', words: '', of: another.reference, version: 2 });
    await expect(make(advisor, id, { move: 'qualify', words: '', version: 3 })).rejects.toBeInstanceOf(MoveRefused);
    await make(advisor, id, { move: 'reopen', words: 'Deux projets', version: 3 });
    expect(await read(id)).toMatchObject({ state: 'qualified', version: 4 });
    expect((await get(TriageService).history(holding(id), id)).map(({ move, words }) => [move, words]).at(-1)).toEqual(['reopen', '']);
  });

  it('is the cell’s to decide, and whoever made it takes it back', async () => {
    const { id } = await asked();
    const given = { role: 'member', email: (await read(id)).email, firstName: 'Zoé', lastName: 'Le Goff' } as const;
    await get(PeopleService).grant(by, { ...given, territoryId: buis, scope: nowhere }, now);
    const decline = { move: 'decline', words: 'Non', version: 1 } as const;
    const withdraw = { move: 'withdraw', words: '', version: 1 } as const;
    await expect(make(inCollectivite('lead', buis), id, decline)).rejects.toBeInstanceOf(Forbidden);
    await expect(make(inCollectivite('member', buis), id, withdraw)).rejects.toBeInstanceOf(Forbidden);
    await expect(make(inCollectivite('lead', 'commune:59350'), id, withdraw)).rejects.toBeInstanceOf(NotFound);
    await expect(make(inRole('advisor', within('59')), id, decline)).rejects.toBeInstanceOf(NotFound);
    await expect(make(inRole('auditor'), id, decline)).rejects.toBeInstanceOf(Forbidden);
    for (const who of [anonymous, asHerself(advisor.personId), inRole('technician'), holding((await asked()).id)])
      await expect(make(who, id, withdraw)).rejects.toBeInstanceOf(NotFound);
    await expect(make(holding(id), id, decline)).rejects.toBeInstanceOf(MoveRefused);
    await make(holding(id), id, withdraw);
    expect((await read(id)).state).toBe('withdrawn');
  });

  it('is found by its mailed link, and by no other', async () => {
    const { id } = await asked();
    const token = get(RequestLinks).of(id).split('/').at(-1) ?? '';
    expect((await get(RequestsService).byToken(token)).by).toEqual(holding(id));
    await expect(get(RequestsService).byToken(`${token}x`)).rejects.toBeInstanceOf(NotFound);
  });

  const rows = <T>(sql: string, values: unknown[] = []) => get(Database).rows<T & object>(sql, values);

  function asked() {
    const who = { firstName: 'Zoé', lastName: 'Le Goff', email: `${crypto.randomUUID()}@buis.example`, status: 'staff' } as const;
    return get(RequestsService).submit(anonymous, { type: 'orientation', territoryId: buis, modality: 'visio', ...who }, now);
  }

  async function anAdvisor(email: string): Promise<PersonActor> {
    const given = { email, role: 'advisor' as const, scope: nationwide, firstName: 'Camille', lastName: 'Roux' };
    const { personId } = await get(PeopleService).grant(by, given, now);
    return inRole('advisor', nationwide, personId);
  }
});

const holding = (id: string) => ({ kind: 'holder', purpose: 'request', id }) as const;
