import { Forbidden, later, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { contestTime } from './act.read.js';
import { ActReceipts } from './act-receipts.js';
import { ActsService } from './acts.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const asSpec = system('spec');
const deadline = later(now, contestTime);
const yes = { kind: 'prefecture_summary', agrees: true, words: 'Nous acceptons.' } as const;
const no = { ...yes, agrees: false, words: 'Nous n’acceptons plus.' } as const;

/** Each in a commune of its own, so that what one says is not what another finds. */
const communes = [
  '26256',
  '26043',
  '26048',
  '38185',
  '33063',
  '26063',
  '59350',
  '69123',
  '13055',
  '35238',
  '31555',
  '67482',
  '97411',
  '09225',
  '26220',
];

describe('speaking for one’s collectivité', () => {
  let services: RunningServices;
  let acts: ActsService;
  let lead: PersonActor;
  let member: PersonActor;
  let turn = 0;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    acts = services.app.get(ActsService);
  });
  afterAll(() => services?.close());

  beforeEach(async () => {
    const territoryId = `commune:${communes[turn % communes.length]}`;
    const community = new Community(services.app, now);
    lead = await community.with('lead', `odile.chabert${turn}@town.example`, { territoryId });
    member = await community.with('member', `marc.faure${turn}@town.example`, { territoryId });
    turn += 1;
  });

  const ofLead = () => `Odile chabert${turn - 1}`;
  const ofMember = () => `Marc Faure${turn - 1}`;
  const organisation = () => lead.standing?.organisationId ?? '';
  const standing = () => acts.standing(asSpec, organisation(), 'prefecture_summary');
  const agrees = async () => (await acts.perform(member, { ...yes, typedName: ofMember() }, now)) ?? '';
  const rows = (sql: string) => services.app.get(Database).rows<{ n: string }>(sql);
  const tokens = async (id: string) => {
    const receipts = services.app.get(ActReceipts);
    const readers = await receipts.readers(asSpec, id);
    const mailed = await Promise.all(readers.map((reader) => receipts.toMail(asSpec, id, reader)));
    return new Map(readers.map((reader, i) => [reader, mailed[i]?.url?.split('/').at(-1) ?? '']));
  };

  it('takes her own name, and keeps who, for whom, when, and the very words', async () => {
    const id = await agrees();
    expect(await acts.act(lead, id)).toMatchObject({
      ...yes,
      personId: member.personId,
      typedName: ofMember(),
      at: now,
      contestableUntil: deadline,
    });
    expect(await standing()).toMatchObject({ id });
  });

  it('refuses another name, with its sentence, and nothing is said', async () => {
    const refused = acts.perform(member, { ...yes, typedName: ofLead() }, now);
    await expect(refused).rejects.toMatchObject({ errors: [{ pointer: '/typedName' }] });
    expect(await standing()).toBeNull();
  });

  it('is told to her and to every lead, herself once', async () => {
    expect([...(await tokens(await agrees())).keys()].sort()).toEqual([lead.personId, member.personId].sort());
    await acts.perform(lead, { ...no, typedName: ofLead() }, now);
    const { id } = (await standing()) ?? { id: '' };
    expect([...(await tokens(id)).keys()]).toEqual([lead.personId]);
  });

  it('says once what stands already, and takes back nothing that was never said', async () => {
    expect(await acts.perform(lead, { ...no, typedName: ofLead() }, now)).toBeNull();
    const id = await agrees();
    expect(await acts.perform(lead, { ...yes, typedName: ofLead() }, now)).toBe(id);
    await acts.perform(lead, { ...no, typedName: ofLead() }, now);
    expect(await standing()).toMatchObject({ agrees: false });
    expect(await acts.acts(lead, organisation())).toHaveLength(2);
  });

  it('is not for strangers, for herself alone, nor for those who only watch over it', async () => {
    const id = await agrees();
    const stranger = await new Community(services.app, now).with('lead', 'maire@ailleurs.example', { territoryId: 'commune:75056' });
    await expect(acts.act(stranger, id)).rejects.toBeInstanceOf(NotFound);
    await expect(acts.contest(stranger, id, now)).rejects.toBeInstanceOf(NotFound);
    await expect(acts.perform({ ...member, standing: null }, { ...no, typedName: ofMember() }, now)).rejects.toBeInstanceOf(NotFound);
    const coordinator = await new Community(services.app, now).with('coordinator', 'coordination@cellule.example');
    expect(await acts.act(coordinator, id)).toMatchObject({ id });
    await expect(acts.contest(coordinator, id, now)).rejects.toBeInstanceOf(Forbidden);
  });

  it('loses its effect when it is contested, and what was said before stands again', async () => {
    const id = await agrees();
    await acts.perform(lead, { ...no, typedName: ofLead() }, now);
    const { id: back } = (await standing()) ?? { id: '' };
    await acts.contest(member, back, now);
    expect(await standing()).toMatchObject({ id });
    await acts.contestByToken((await tokens(id)).get(lead.personId) ?? '', now);
    expect(await standing()).toBeNull();
    expect(await acts.act(lead, id)).toMatchObject({ contestedAt: now, contestedBy: expect.stringContaining('odile') });
    await expect(acts.contest(lead, id, now)).rejects.toMatchObject({ code: 'already-contested' });
  });

  it('can be contested to the last moment of the week, and not at its end', async () => {
    const id = await agrees();
    await expect(acts.contest(lead, id, deadline)).rejects.toMatchObject({ code: 'too-late-to-contest' });
    await acts.contest(lead, id, later(deadline, -1));
    const late = contestBehindTheBack(await agrees(), deadline);
    await expect(late).rejects.toMatchObject({ driverError: { constraint: 'act_contest_in_time' } });
  });

  it('is contested once, however many do so at once', async () => {
    const id = await agrees();
    const links = [...(await tokens(id)).values()];
    const tries = Array.from({ length: 12 }, (_, i) => {
      return i % 2 ? acts.contest(lead, id, now) : acts.contestByToken(links[i % links.length] ?? '', now);
    });
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'already-contested' });
    expect(await rows(`SELECT FROM outbox WHERE name = 'ActContested' AND payload ->> 'actId' = '${id}'`)).toHaveLength(1);
  });

  it('is said once, however many say it at once', async () => {
    const tries = Array.from({ length: 10 }, (_, i) => (i % 2 ? agrees() : acts.perform(lead, { ...yes, typedName: ofLead() }, now)));
    expect(new Set(await Promise.all(tries)).size).toBe(1);
    expect(await acts.acts(lead, organisation())).toHaveLength(1);
  });

  it('is over with her membership: either the act comes first, or it does not come', async () => {
    const organisations = services.app.get(OrganisationsService);
    const [removed, said] = await Promise.allSettled([
      organisations.remove(lead, member.standing?.membershipId ?? '', now),
      acts.perform(member, { ...yes, typedName: ofMember() }, now),
    ]);
    expect(removed.status).toBe('fulfilled');
    if (said.status === 'rejected') expect(said.reason).toMatchObject({ code: 'membership-over' });
    await expect(acts.perform(member, { ...no, typedName: ofMember() }, now)).rejects.toMatchObject({ code: 'membership-over' });
    const id = (await acts.perform(lead, { ...yes, typedName: ofLead() }, now)) ?? '';
    await expect(acts.contest(member, id, now)).rejects.toMatchObject({ code: 'membership-over' });
    await expect(contestBehindTheBack(id, now)).rejects.toMatchObject({ driverError: { constraint: 'act_by_open_membership' } });
  });

  it('is refused to a lead’s link once she is gone', async () => {
    const id = await agrees();
    const link = (await tokens(id)).get(member.personId) ?? '';
    await services.app.get(OrganisationsService).remove(lead, member.standing?.membershipId ?? '', now);
    expect(await acts.byToken(link, now)).toMatchObject({ act: { id }, contester: null });
    await expect(acts.contestByToken(link, now)).rejects.toMatchObject({ code: 'membership-over' });
    await expect(acts.byToken('x'.repeat(43), now)).rejects.toBeInstanceOf(NotFound);
  });

  it('is never changed nor taken away; the typed name alone may be forgotten', async () => {
    const id = await agrees();
    await acts.contest(lead, id, now);
    for (const sql of [
      `UPDATE act SET agrees = false WHERE id = '${id}'`,
      `UPDATE act SET typed_name = 'Another' WHERE id = '${id}'`,
      `UPDATE act SET typed_name = '', words = 'x' WHERE id = '${id}'`,
      `DELETE FROM act WHERE id = '${id}'`,
      `DELETE FROM act_contest WHERE act_id = '${id}'`,
      `UPDATE act_receipt SET person_id = '${lead.personId}' WHERE act_id = '${id}'`,
      'TRUNCATE act, act_contest, act_receipt CASCADE',
    ])
      await expect(rows(sql)).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
    await rows(`UPDATE act SET typed_name = '' WHERE id = '${id}'`);
    expect(await acts.act(lead, id)).toMatchObject({ typedName: '' });
  });

  function contestBehindTheBack(actId: string, at: Date): Promise<unknown> {
    const { membershipId } = member.standing ?? {};
    return services.app.get(Database).rows(
      `INSERT INTO act_contest (act_id, organisation_id, contestable_until, person_id, membership_id, at)
       SELECT id, organisation_id, contestable_until, $2, $3, $4 FROM act WHERE id = $1`,
      [actId, member.personId, membershipId, at],
    );
  }
});
