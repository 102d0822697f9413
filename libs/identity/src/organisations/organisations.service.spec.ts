import { Forbidden, later, minutes, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { IdentityService } from '../identity.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { OrganisationsService } from './organisations.service.js';
import { Presence } from './presence.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');

describe('the people of a collectivité', () => {
  let services: RunningServices;
  let community: Community;
  let organisations: OrganisationsService;
  let n = 0;

  beforeAll(async () => {
    process.env.POOL_SIZE = '20';
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    organisations = services.app.get(OrganisationsService);
  });
  afterAll(() => services?.close());

  it('are led by those who lead, and seen by nobody of elsewhere', async () => {
    const { lead, member, organisationId } = await collectivite();
    const { lead: stranger } = await collectivite();
    expect((await organisations.members(member, organisationId, now)).map(({ role }) => role)).toEqual(['lead', 'member']);
    await expect(organisations.members(stranger, organisationId, now)).rejects.toBeInstanceOf(NotFound);
    await expect(organisations.remove(stranger, idOf(member), now)).rejects.toBeInstanceOf(NotFound);
    await expect(organisations.remove(member, idOf(lead), now)).rejects.toBeInstanceOf(Forbidden);
    await expect(organisations.remove(lead, idOf(lead), now)).rejects.toMatchObject({ code: 'own-role' });
    await organisations.remove(lead, idOf(member), now);
    expect(await organisations.members(lead, organisationId, now)).toHaveLength(1);
  });

  it('are one for each territory, however many ask for it at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => organisations.collectiviteOf(by, 'commune:59350', now)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('become leads by another’s word: the one role ends as the other begins', async () => {
    const { lead, member, organisationId } = await collectivite();
    await organisations.promote(lead, idOf(member), later(now, minutes(1)));
    const after = await organisations.members(lead, organisationId, later(now, minutes(1)));
    expect(after.map(({ role, vouchedHow }) => `${role} ${vouchedHow}`).sort()).toEqual(['lead command', 'lead lead']);
    expect(await unanswered(organisationId)).toBeNull();
    await expect(organisations.promote(lead, idOf(member), later(now, minutes(2)))).rejects.toMatchObject({ code: 'membership-over' });
  });

  it('lose what they could do at once, in the browser that is open', async () => {
    const { lead, organisationId } = await collectivite();
    const email = `open.${n}@mairie.example`;
    await community.with('member', email, { territoryId: lead.standing?.territoryId ?? '' });
    const { secret, actor } = await community.comesIn(email);
    expect(actor.standing?.organisationId).toBe(organisationId);
    await organisations.remove(lead, idOf(actor), now);
    expect((await services.app.get(SignInService).actorOf(secret, now))?.actor.standing).toBeNull();
  });

  it('lose it at the end of a mandate, on their collectivité’s clock, without anyone doing anything', async () => {
    const { lead, organisationId } = await collectivite();
    await organisations.setMandate(lead, idOf(lead), '2026-12-31', now);
    const standings = (at: string) => services.app.get(SignInService).standings(lead, new Date(at));
    expect(await standings('2026-12-31T22:59:59Z')).toMatchObject([{ mandateEndsOn: '2026-12-31' }]);
    expect(await standings('2026-12-31T23:00:00Z')).toEqual([]);
    for (const wrong of ['2026-11-01', 'demain'])
      await expect(organisations.setMandate(lead, idOf(lead), wrong, now)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await organisations.members(by, organisationId, now)).toHaveLength(2);
  });

  it('may all be gone: then nobody answers any more, and that is said once', async () => {
    const { lead, member, organisationId } = await collectivite();
    await organisations.leave(lead, idOf(lead), now);
    expect(await unanswered(organisationId)).toBeNull();
    await organisations.leave(member, idOf(member), now);
    expect(await unanswered(organisationId)).toEqual(now);
    await community.with('lead', `back.${n}@mairie.example`, { territoryId: lead.standing?.territoryId ?? '' });
    expect(await unanswered(organisationId)).toBeNull();
    expect(await said(organisationId)).toBe(1);
  });

  it('are known to be gone although the last two leave at the same moment', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { lead, member, organisationId } = await collectivite();
      await Promise.all([lead, member].map((each) => organisations.leave(each, idOf(each), now)));
      expect([await unanswered(organisationId), await said(organisationId)]).toEqual([now, 1]);
    }
  });

  it('are as good as gone when their last mailbox dies', async () => {
    const { member, organisationId, emails } = await collectivite();
    const identity = services.app.get(IdentityService);
    await identity.bury(by, emails[0] ?? '', now);
    expect(await unanswered(organisationId)).toBeNull();
    await identity.bury(by, emails[1] ?? '', later(now, minutes(5)));
    expect(await unanswered(organisationId)).toEqual(later(now, minutes(5)));
    expect(member.standing).not.toBeNull();
  });

  it('are gone when the last mandate has run out', async () => {
    const { lead, member, organisationId } = await collectivite();
    await organisations.leave(member, idOf(member), now);
    await organisations.setMandate(lead, idOf(lead), '2026-11-30', now);
    const presence = services.app.get(Presence);
    await presence.lookAfterMandates(new Date('2026-11-30T22:00:00Z'));
    expect(await unanswered(organisationId)).toBeNull();
    await presence.lookAfterMandates(new Date('2026-12-01T08:00:00Z'));
    expect(await unanswered(organisationId)).toEqual(new Date('2026-12-01T08:00:00Z'));
  });

  it('cannot be twice the same in the database, nor what their organisation has no office for', async () => {
    const { lead } = await collectivite();
    const again = (role: string) =>
      services.app.get(Database).rows(
        `INSERT INTO membership (id, organisation_id, organisation_kind, person_id, role, national, departements, starts_at, vouched_how, vouched_at)
         SELECT gen_random_uuid(), organisation_id, organisation_kind, person_id, $2, false, '{}', starts_at, 'command', vouched_at
         FROM membership WHERE id = $1`,
        [idOf(lead), role],
      );
    await expect(again('lead')).rejects.toMatchObject({ driverError: { constraint: 'membership_once' } });
    await expect(again('advisor')).rejects.toMatchObject({ driverError: { constraint: 'membership_role' } });
  });

  /** A commune of the Drôme with a lead and a member, each a new one. */
  async function collectivite() {
    n += 1;
    const found = await services.app
      .get(Database)
      .row<{ id: string }>(`SELECT id FROM territory WHERE id LIKE 'commune:26%' AND retired_in IS NULL ORDER BY id LIMIT 1 OFFSET $1`, [
        n,
      ]);
    const territoryId = found?.id ?? '';
    const emails = [`lead.${n}@mairie.example`, `member.${n}@mairie.example`];
    const lead = await community.with('lead', emails[0] ?? '', { territoryId });
    const member = await community.with('member', emails[1] ?? '', { territoryId });
    return { lead, member, emails, organisationId: lead.standing?.organisationId ?? '' };
  }

  const idOf = ({ standing }: PersonActor): string => standing?.membershipId ?? '';
  const unanswered = async (id: string) => (await organisations.organisation(by, id)).unansweredSince;
  const said = async (id: string) =>
    (await services.app.get(Database).rows(`SELECT FROM outbox WHERE name = 'NobodyAnswers' AND payload ->> 'organisationId' = $1`, [id]))
      .length;
});
