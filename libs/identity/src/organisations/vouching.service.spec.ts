import { anonymous, Forbidden, later, minutes, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { IdentityService } from '../identity.service.js';
import { SignInService } from '../sign-in/sign-in.service.js';
import { OrganisationsService } from './organisations.service.js';
import { VouchingService } from './vouching.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const buis = 'commune:26063';
const lille = 'commune:59350';

describe('who stands for whom', () => {
  let services: RunningServices;
  let community: Community;
  let vouching: VouchingService;
  let organisations: OrganisationsService;
  let advisor: PersonActor;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    vouching = services.app.get(VouchingService);
    organisations = services.app.get(OrganisationsService);
    advisor = await community.with('advisor', 'camille.aubry@cellule.example');
  });
  afterAll(() => services?.close());

  it('the advisor, on the telephone, for someone with nothing but a personal address: she then leads', async () => {
    const { id: addressId } = await services.app.get(IdentityService).addressFor(by, 'odile@orange.example', now);
    const membershipId = await vouching.vouch(
      advisor,
      { territoryId: buis, who: { addressId, firstName: 'Odile', lastName: 'Chabert' } },
      now,
    );
    await services.app.get(SignInService).askLink(anonymous, 'odile@orange.example', now);
    expect(await rows(`SELECT FROM sign_in_link WHERE address_id = '${addressId}'`)).toBe(1);
    const odile = (await community.comesIn('odile@orange.example')).actor;
    expect(odile.standing).toMatchObject({ role: 'lead', territoryId: buis, membershipId });
    const [member] = await organisations.members(odile, odile.standing?.organisationId ?? '', now);
    expect(member).toMatchObject({ vouchedHow: 'cell', vouchedBy: 'camille aubry', vouchedAt: now });
    const second = (await community.comesIn('second@orange.example')).actor;
    await vouching.vouch(advisor, { territoryId: buis, who: second }, now);
    expect((await community.comesIn('second@orange.example')).actor.standing?.role).toBe('member');
    await expect(vouching.vouch(advisor, { territoryId: buis, who: second }, now)).rejects.toMatchObject({ code: 'already-member' });
  });

  it('and takes it back in one act, at once', async () => {
    const email = 'error@orange.example';
    const { actor } = await community.comesIn(email);
    const membershipId = await vouching.vouch(advisor, { territoryId: 'commune:09225', who: actor }, now);
    const { secret } = await community.comesIn(email);
    await vouching.unvouch(advisor, membershipId, later(now, minutes(1)));
    expect((await services.app.get(SignInService).actorOf(secret, later(now, minutes(1))))?.actor.standing).toBeNull();
    await expect(vouching.unvouch(advisor, membershipId, later(now, minutes(2)))).rejects.toMatchObject({ code: 'membership-over' });
    const entry = `SELECT FROM journal WHERE name = 'VouchingUndone' AND actor = 'person:${advisor.personId}' AND on_behalf_of IS NOT NULL`;
    expect(await rows(entry)).toBe(1);
  });

  it('is not done by those who do not stand in the cell, nor out of one’s départements', async () => {
    const lead = await community.with('lead', 'lead@lille.example', { territoryId: lille });
    const scope = { national: false, departements: ['26'] };
    const local = await community.with('advisor', 'local@cellule.example', { scope });
    const auditor = await community.with('auditor', 'auditor@cellule.example');
    const stranger = (await community.comesIn('stranger@orange.example')).actor;
    for (const asker of [lead, local, { ...advisor, standing: null }])
      await expect(vouching.vouch(asker, { territoryId: lille, who: stranger }, now)).rejects.toBeInstanceOf(NotFound);
    await expect(vouching.vouch(auditor, { territoryId: lille, who: stranger }, now)).rejects.toBeInstanceOf(Forbidden);
  });

  const rows = async (sql: string) => (await services.app.get(Database).rows(sql)).length;
});
