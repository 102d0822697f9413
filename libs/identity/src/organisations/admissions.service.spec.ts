import { days, Forbidden, later, NotFound, type PersonActor } from '#kernel';
import { Database, Secret } from '#platform';
import { Community } from '../../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { AdmissionsService } from './admissions.service.js';
import { OrganisationsService } from './organisations.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';

describe('an invitation', () => {
  let services: RunningServices;
  let community: Community;
  let admissions: AdmissionsService;
  let lead: PersonActor;
  let organisationId: string;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    community = new Community(services.app, now);
    admissions = services.app.get(AdmissionsService);
    lead = await community.with('lead', 'odile.chabert@mairie.example', { territoryId: buis });
    organisationId = lead.standing?.organisationId ?? '';
  });
  afterAll(() => services?.close());

  it('gives nothing before the yes of whoever reads that mailbox, and then once', async () => {
    const id = await admissions.invite(lead, organisationId, someone('anne'), now);
    expect(await names()).toEqual(['odile']);
    const { by, admission } = await opened(id);
    expect(admission).toMatchObject({ organisationName: 'Buis-les-Baronnies (26)', firstName: 'anne', saidBy: { firstName: 'odile' } });
    await admissions.answer(by, id, true, now);
    expect(await names()).toEqual(['odile', 'anne']);
    const anne = await community.comesIn('anne@mairie.example');
    expect(anne.actor.standing).toMatchObject({ role: 'member', territoryId: buis });
    await expect(admissions.answer(by, id, true, now)).rejects.toMatchObject({ code: 'membership-over' });
    await expect(opened(id)).rejects.toBeInstanceOf(NotFound);
  });

  it('is accepted once, however many answer at the same time', async () => {
    const id = await admissions.invite(lead, organisationId, someone('bea'), now);
    const { by } = await opened(id);
    const answers = await Promise.allSettled(Array.from({ length: 12 }, () => admissions.answer(by, id, true, now)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('opens nothing but itself, and nothing once it is two weeks old, refused, sent again, or its author is gone', async () => {
    const [refused, other] = [
      await admissions.invite(lead, organisationId, someone('carl'), now),
      await admissions.invite(lead, organisationId, someone('dora'), now),
    ];
    const { by } = await opened(refused);
    await expect(admissions.answer(by, other, true, now)).rejects.toBeInstanceOf(NotFound);
    expect(await admissions.answer(by, refused, false, now)).toBeNull();
    await expect(opened(refused)).rejects.toBeInstanceOf(NotFound);
    await expect(opened(other, later(now, days(14)))).rejects.toBeInstanceOf(NotFound);
    const again = await admissions.invite(lead, organisationId, someone('dora'), now);
    await expect(opened(other)).rejects.toBeInstanceOf(NotFound);
    const second = await community.with('lead', 'second.lead@mairie.example', { territoryId: buis });
    const theirs = await admissions.invite(second, organisationId, someone('emma'), now);
    await services.app.get(OrganisationsService).remove(lead, second.standing?.membershipId ?? '', now);
    await expect(opened(theirs)).rejects.toBeInstanceOf(NotFound);
    expect((await opened(again)).admission.id).toBe(again);
  });

  it('is made by those who lead, for people with a name, and not without measure', async () => {
    const member = await community.with('member', 'plain.member@mairie.example', { territoryId: buis });
    const advisor = await community.with('advisor', 'some.advisor@cellule.example');
    await expect(admissions.invite(member, organisationId, someone('x'), now)).rejects.toBeInstanceOf(Forbidden);
    await expect(admissions.invite(advisor, organisationId, someone('x'), now)).rejects.toBeInstanceOf(Forbidden);
    const strange = { ...someone('x'), firstName: 'http://evil.example' };
    await expect(admissions.invite(lead, organisationId, strange, now)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(admissions.invite(lead, organisationId, someone('anne'), now)).rejects.toMatchObject({ code: 'already-member' });
    const many = async () => {
      for (let n = 0; n < 25; n += 1) await admissions.invite(lead, organisationId, someone(`many${n}`), now);
    };
    await expect(many()).rejects.toMatchObject({ code: 'too-many-invitations' });
  });

  it('to follow someone who leaves passes nothing before the successor’s yes', async () => {
    const place = 'commune:59350';
    const leaver = await community.with('lead', 'leaving.lead@ville.example', { territoryId: place });
    await admissions.leave(leaver, leaver.standing?.membershipId ?? '', someone('follower'), now);
    const organisation = leaver.standing?.organisationId ?? '';
    const { unansweredSince } = await services.app.get(OrganisationsService).organisation({ kind: 'system', name: 'spec' }, organisation);
    expect(unansweredSince).toEqual(now);
    expect((await community.comesIn('follower@mairie.example')).actor.standing).toBeNull();
    const named = await services.app.get(Database).row<{ id: string }>(`SELECT id FROM admission WHERE way = 'named'`);
    const { by } = await opened(named?.id ?? '');
    await admissions.answer(by, named?.id ?? '', true, now);
    expect((await community.comesIn('follower@mairie.example')).actor.standing).toMatchObject({ role: 'lead', territoryId: place });
  });

  const someone = (firstName: string) => ({
    firstName,
    lastName: 'Suivante',
    email: `${firstName}@mairie.example`,
    role: 'member' as const,
  });

  const opened = (id: string, at = now) => admissions.byToken(services.app.get(Secret).linkToken('invitation', id, 1), at);

  async function names(): Promise<string[]> {
    const members = await services.app.get(OrganisationsService).members(lead, organisationId, now);
    return members.map(({ firstName }) => firstName);
  }
});
