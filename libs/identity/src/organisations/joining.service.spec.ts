import { anonymous, Forbidden, NotFound, type PersonActor } from '#kernel';
import { Database, type FederatedIdentity } from '#platform';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { FederatedSignIns } from '../sign-in/federated-sign-ins.js';
import { JoiningService } from './joining.service.js';
import { JoiningRegister } from './joining-register.js';
import { OrganisationsService } from './organisations.service.js';
import { VouchingService } from './vouching.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('asking to be of a collectivité', () => {
  let services: RunningServices;
  let community: Community;
  let vouching: VouchingService;
  let joining: JoiningService;
  let register: JoiningRegister;
  let organisations: OrganisationsService;
  let advisor: PersonActor;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    [vouching, joining] = [services.app.get(VouchingService), services.app.get(JoiningService)];
    register = services.app.get(JoiningRegister);
    organisations = services.app.get(OrganisationsService);
    advisor = await community.with('advisor', 'camille.aubry@cellule.example');
  });
  afterAll(() => services?.close());

  it('whoever asks is answered by the lead, and the cell only where there is none', async () => {
    const territoryId = 'commune:69123';
    const siren = await sirenOf(territoryId);
    const [first, second] = [await agent('one', `${siren}00012`), await agent('two', `${siren}00012`)];
    const asked = await joining.askToJoin(first, { territoryId }, now);
    expect(await joining.askToJoin(first, { territoryId }, now)).toBe(asked);
    expect((await community.comesIn('one@agent.example')).actor.standing).toBeNull();
    await joining.answerJoin(advisor, asked, true, now);
    const lead = (await community.comesIn('one@agent.example')).actor;
    expect(lead.standing?.role).toBe('lead');
    const next = await joining.askToJoin(second, { territoryId }, now);
    await expect(joining.answerJoin(advisor, next, true, now)).rejects.toBeInstanceOf(Forbidden);
    await joining.answerJoin(lead, next, true, now);
    await expect(joining.answerJoin(lead, next, true, now)).rejects.toMatchObject({ code: 'membership-over' });
    const [, member] = await organisations.members(lead, lead.standing?.organisationId ?? '', now);
    expect(member).toMatchObject({ role: 'member', vouchedHow: 'lead' });
  });

  it('neither another’s SIRET, nor a firm’s, nor a mail link attests: she says what she does there, and gets nothing before a yes', async () => {
    const territoryId = 'commune:26220';
    const siren = await sirenOf(territoryId);
    const firm = await agent('firm', `${siren}00012`, []);
    const other = await agent('other', '99999999900012');
    const { actor: byMail } = await community.comesIn('mail@orange.example');
    for (const asker of [firm, other, byMail]) {
      await expect(joining.askToJoin(asker, { territoryId, function: ' ' }, now)).rejects.toMatchObject({
        errors: [{ pointer: '/function' }],
      });
      await joining.askToJoin(asker, { territoryId, function: 'Secrétaire' }, now);
      expect(await joining.mine(asker, now)).toMatchObject([{ attested: false, function: 'Secrétaire' }]);
      expect(await joining.proposed(asker, now)).toEqual([]);
    }
    expect((await community.comesIn('mail@orange.example')).actor.standing).toBeNull();
  });

  it('proposes the collectivité of her SIRET, until she is of it', async () => {
    const territoryId = 'commune:13055';
    const her = await agent('mars', `${await sirenOf(territoryId)}00012`);
    expect(await joining.proposed(her, now)).toMatchObject([{ id: territoryId }]);
    await joining.answerJoin(advisor, await joining.askToJoin(her, { territoryId }, now), true, now);
    expect(await joining.proposed(her, now)).toEqual([]);
  });

  it('lets her take it back before the answer, and wait for three at most, however many she asks at once', async () => {
    const { actor } = await community.comesIn('many@orange.example');
    const asks = ['26256', '26043', '26048', '38185', '33063'].map((code) =>
      joining.askToJoin(actor, { territoryId: `commune:${code}`, function: 'Secrétaire' }, now),
    );
    const outcomes = await Promise.allSettled(asks);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refusals).toMatchObject([{ code: 'too-many-asked' }, { code: 'too-many-asked' }]);
    const [first] = await joining.mine(actor, now);
    const stranger = (await community.comesIn('someone@orange.example')).actor;
    await expect(joining.takeBack(stranger, first?.id ?? '', now)).rejects.toBeInstanceOf(NotFound);
    await joining.takeBack(actor, first?.id ?? '', now);
    await expect(joining.takeBack(actor, first?.id ?? '', now)).rejects.toMatchObject({ code: 'membership-over' });
    await expect(joining.answerJoin(advisor, first?.id ?? '', true, now)).rejects.toMatchObject({ code: 'membership-over' });
    expect(await joining.mine(actor, now)).toHaveLength(2);
  });

  it('is shown to the cell where nobody leads, within its départements', async () => {
    const scope = { national: false, departements: ['59'] };
    const local = await community.with('advisor', 'nord@cellule.example', { scope });
    const asked = async (asker: PersonActor) =>
      (await register.list(asker, { limit: 100 }, now)).items.map(({ organisationName }) => organisationName);
    const { actor } = await community.comesIn('lille@orange.example');
    await joining.askToJoin(actor, { territoryId: 'commune:59350', function: 'Directrice' }, now);
    expect(await asked(local)).toEqual(['Lille (59)']);
    expect(await asked(advisor)).toEqual(expect.arrayContaining(['Lille (59)', 'Nyons (26)']));
    await vouching.vouch(advisor, { territoryId: 'commune:59350', who: (await community.comesIn('maire@lille.example')).actor }, now);
    expect(await asked(local)).toEqual([]);
    const auditor = await community.with('auditor', 'regard@cellule.example');
    for (const asker of [auditor, actor])
      for (const look of [register.list(asker, { limit: 1 }, now), register.count(asker, now)])
        await expect(look).rejects.toBeInstanceOf(NotFound);
  });

  it('is shown page by page, each once, in the order in which they asked', async () => {
    for (const code of ['26264', '26367', '26086'])
      await joining.askToJoin(
        (await community.comesIn(`de${code}@orange.example`)).actor,
        { territoryId: `commune:${code}`, function: 'Maire' },
        now,
      );
    const whole = await register.list(advisor, { limit: 100 }, now);
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { items, next }: Awaited<ReturnType<JoiningRegister['list']>> = await register.list(advisor, { after, limit: 2 }, now);
      expect(items.length).toBeLessThanOrEqual(2);
      seen.push(...items.map(({ id }) => id));
      after = next;
    }
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(await register.count(advisor, now)).toBe(seen.length);
  });

  async function agent(name: string, siret: string, roles = ['agent_public', 'agent_public_territorial']): Promise<PersonActor> {
    const identity: FederatedIdentity = {
      ...{ issuer: 'https://idp.example', sub: name, firstName: name, lastName: 'Agent', email: `${name}@agent.example` },
      ...{ siret, roles, acr: 'eidas1', idToken: 'a.b.c' },
    };
    const outcome = await services.app.get(FederatedSignIns).federated(anonymous, identity, now);
    if ('linking' in outcome) throw new Error('linking is needed');
    return outcome.actor;
  }

  async function sirenOf(territoryId: string): Promise<string> {
    const found = await services.app.get(Database).row<{ siren: string }>('SELECT siren FROM territory WHERE id = $1', [territoryId]);
    return found?.siren ?? '';
  }
});
