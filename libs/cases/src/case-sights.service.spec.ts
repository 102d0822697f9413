import { anonymous, days, later, type PersonActor, type Role } from '#kernel';
import { type Project, Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { nowhere } from '../../../test/support/standing.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseFolderService } from './case-folder.service.js';
import { CaseNotesService } from './case-notes.service.js';
import { CaseSightsService, type SeerRead } from './case-sights.service.js';
import { ExchangesService } from './exchanges.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const visibilities = ['internal', 'shared', 'public'] as const;
const nyons = 'commune:26220';

describe('« Qui voit quoi » on a case', () => {
  let running: RunningServices;
  let sights: CaseSightsService;
  let notes: CaseNotesService;
  let projects: Projects;
  let project: Project;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    [sights, notes] = [running.app.get(CaseSightsService), running.app.get(CaseNotesService)];
    projects = new Projects(running.app, now);
    project = await projects.begun('commune:26063', 'sights');
    await running.app.get(CaseFolderService).addPartner(project.advisor, project.id, nyons, now);
    for (const visibility of visibilities) await notes.write(project.advisor, project.id, { words: visibility, visibility }, now);
  }, 60_000);
  afterAll(() => running?.close());

  const told = async (role: SeerRead['role'], isNamed: (name: string) => boolean) =>
    (await sights.sights(project.member, project.id)).find((seer) => seer.role === role && isNamed(seer.name));

  /** What really opens to her. */
  async function lived(by: PersonActor): Promise<object> {
    const read = await notes.notes(by, project.id, { limit: 50 }, now).catch(() => null);
    const seen = visibilities.filter((one) => read?.items.some(({ visibility }) => visibility === one));
    const writes = await notes.write(by, project.id, { words: 'Une remarque', visibility: 'public' }, now).then(...truth);
    const assigns = await projects.cases.assigns(by, project.id).catch(() => false);
    return { reads: read !== null, visibilities: seen, writes, assigns };
  }

  it.each([
    ['lead', /Buis/, () => project.lead],
    ['member', /Buis/, () => project.member],
    ['lead', /Nyons/, () => projects.community.with('lead', 'maire@nyons.example', { territoryId: nyons })],
    ['member', /Nyons/, () => projects.community.with('member', 'membre@nyons.example', { territoryId: nyons })],
    ['advisor', /amina/, () => project.advisor],
    ...(['advisor', 'coordinator', 'auditor', 'direction', 'facilitator', 'technician', 'prefecture', 'provider'] as const).map(
      (role) =>
        [
          role,
          /^$/,
          () => projects.community.with(role, `${role}@ailleurs.example`, role === 'provider' ? { scope: nowhere } : {}),
        ] as const,
    ),
  ] as readonly (readonly [Role, RegExp, () => PersonActor | Promise<PersonActor>])[])(
    'agrees with what opens to %s of %s',
    async (role, name, who) => {
      const seer = await told(role, (one) => name.test(one));
      expect(seer).toMatchObject(await lived(await who()));
    },
  );

  it('says that the public sees nothing, as it does', async () => {
    expect(await told('public', () => true)).toMatchObject({ reads: false, writes: false, assigns: false, visibilities: [] });
    await expect(notes.notes(anonymous, project.id, { limit: 1 }, now)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('counts the mailed links that live: not those of a contact who is taken out, nor of someone who left, nor the old ones', async () => {
    const contacts = running.app.get(CaseContactsService);
    const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email: 'jean@orange.example' } as const;
    const contact = await contacts.addContact(project.advisor, project.id, jean, now);
    for (const words of ['Un', 'Deux']) await running.app.get(ExchangesService).write(project.advisor, project.id, words, now);
    const named = async (at: Date) => (await sights.links(project.lead, project.id, at)).map(({ name, count }) => `${name} ${count}`);
    expect(await named(now)).toEqual(['Jean Roux 2', 'marc sights 2', 'odile sights 2']);
    expect((await sights.links(project.lead, project.id, now))[0]?.until).toEqual(later(now, days(60)));
    await contacts.removeContact(project.advisor, project.id, contact, now);
    expect(await named(now)).toEqual(['marc sights 2', 'odile sights 2']);
    expect(await named(later(now, days(60)))).toEqual([]);
  });
});

const truth = [() => true, () => false] as const;
