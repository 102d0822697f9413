import { type AppointmentRead, Links } from '#appointments';
import { CaseFolderService, CasesService } from '#cases';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { tablesWith } from '../support/tables-with.js';
import { bookByPages, Visitor } from '../support/visitor.mjs';
import { WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const [secret, asked] = ['Zibeline-7431', 'Le compte rendu du conseil de juin.'];
const buis = 'commune:26063';

describe('what each side prepares, on the pages of both', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let one: AppointmentRead;
  let advisor: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    ups = await WrittenUps.in(running.app, new Date(now));
    one = await ups.booked('zoe@buis.example');
    advisor = await firstAdvisor();
  }, 60_000);
  afterAll(() => running?.close());

  const firstAdvisor = () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
  const page = () => `/agenda/rendez-vous/${one.id}`;
  const linked = () => new URL(running.app.get(Links).of(one).manageUrl).pathname;
  const versionOf = ({ html }: FormVisitor) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? '';
  const say = (fields: Record<string, string>, by = advisor) => by.send({ version: versionOf(by), ...fields }, `${page()}/preparation`);

  it('is on the confirmation page, as the type says it and as a kindness', async () => {
    const booker = new Visitor(running.url);
    await bookByPages(booker, { territory: buis, label: 'Buis-les-Baronnies (26)', email: 'odile@buis.example' });
    const { markup } = await booker.open('/rendez-vous?etape=confirmation');
    expect(markup).toMatch(/Si vous avez dix minutes[\s\S]*Notez en une phrase ce que vous voulez changer[\s\S]*Venez quand même/);
  });

  it('is on the appointment for its advisor, and on her day for the one that comes next', async () => {
    await advisor.open(page());
    expect(textOf(advisor)).toMatch(
      /Ce que la cellule prépare[\s\S]*Ce que la collectivité peut préparer[\s\S]*personne élue est recommandée/,
    );
    await advisor.open('/agenda');
    expect(advisor.html.match(/À préparer/g)).toHaveLength(1);
    expect(textOf(advisor)).toMatch(/À préparer [^.]+\.[\s\S]*Demandé à la collectivité [^.]+\./);
  });

  it('keeps what was typed when it is too long, and says so beside its field', async () => {
    await advisor.open(page());
    await say({ demande: 'Gardé. '.repeat(200), note: 'Gardée aussi' });
    expect([advisor.status, advisor.html.includes('Gardée aussi'), advisor.html.includes('Gardé. Gardé.')]).toEqual([400, true, true]);
    expect(textOf(advisor)).toContain('Raccourcissez ce texte à 1000 caractères.');
  });

  it('is shown to the collectivité as soon as its advisor has changed it', async () => {
    await advisor.open(page());
    await say({ demande: `${asked}\nLe plan.`, note: `${secret}\nRelire le dossier.` });
    expect(textOf(advisor)).toMatch(/La préparation est enregistrée[\s\S]*Note interne Zibeline-7431/);
    const member = await residentAs(running, 'member', 'membre@buis.example', { territoryId: buis });
    for (const [visitor, path] of [
      [new FormVisitor(running.url), linked()],
      [member, `/espace/rendez-vous/${one.id}`],
    ] as const)
      expect(textOf(await visitor.open(path))).toContain(`Si vous avez dix minutes ${asked} Le plan.`);
    await advisor.open('/agenda');
    expect(textOf(advisor)).toMatch(/À préparer Zibeline-7431 Relire le dossier\. [^.]+\. Demandé à la collectivité Le compte rendu/);
  });

  it('shows whoever was second what the first has written, and keeps what she typed', async () => {
    const second = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    await advisor.open(page());
    await second.open(page());
    expect([second.html.includes('name="demande"'), second.html.includes('name="note"')]).toEqual([true, false]);
    await say({ demande: asked, note: secret });
    await say({ demande: 'Venez à deux.' }, second);
    expect(second.status).toBe(409);
    expect(textOf(second)).toMatch(/La préparation a changé entre-temps[\s\S]*peut préparer Le compte rendu du conseil de juin\. Changer/);
    expect(second.html).toMatch(/<textarea[^>]*name="demande"[^>]*>Venez à deux\./);
    await say({ demande: asked }, second);
    expect([second.status, textOf(second).includes('La préparation est enregistrée')]).toEqual([200, true]);
  });

  it('is on the page of the project, with the next appointment, for those who may read that one', async () => {
    const projects = new Projects(running.app, new Date(now));
    const id = await projects.open(buis, ups.advisor);
    await running.app.get(CaseFolderService).addPartner(ups.advisor, id, 'commune:26220', projects.now);
    const [member, partner] = [
      await residentAs(running, 'member', 'projet@buis.example', { territoryId: buis }),
      await residentAs(running, 'member', 'projet@nyons.example', { territoryId: 'commune:26220' }),
    ];
    expect(textOf(await member.open(`/espace/projet/${id}`))).toMatch(
      /Prochain rendez-vous Aucun n’est encore fixé avec votre collectivité\. Prendre rendez-vous/,
    );
    await running.app.get(CasesService).attach(ups.advisor, id, { kind: 'appointment', id: one.id }, projects.now);
    const hers = /Axes stratégiques Confirmé mercredi 25 novembre 2026[\s\S]*Si vous avez dix minutes Le compte rendu du conseil/;
    expect(textOf(await member.open(`/espace/projet/${id}`))).toMatch(hers);
    for (const path of [`/espace/rendez-vous/${one.id}`, `/espace/projet/${id}/echanges`, `/espace/projet/${id}/cadre`]) {
      expect(member.html).toContain(`href="${path}"`);
      expect((await new FormVisitor(running.url).sharing(member).open(path)).status).toBe(200);
    }
    expect(textOf(await partner.open(`/espace/projet/${id}`))).toMatch(/rendez-vous Aucun n’est encore fixé avec votre collectivité/);
    await advisor.open(`/dossiers/${id}`);
    expect(textOf(advisor)).toMatch(/Axes stratégiques[\s\S]*Ce que la collectivité peut préparer Le compte rendu du conseil/);
    for (const visitor of [member, partner]) expect(visitor.html).not.toContain(secret);
  });

  it('lets the advisor’s own words out nowhere: pages, exports, calendar, API, letters, log', async () => {
    const [lead, reader] = [
      await residentAs(running, 'lead', 'maire@buis.example', { territoryId: buis }),
      await readerOf(running, 'zoe@buis.example'),
    ];
    const [colleague, auditor] = [
      await residentAs(running, 'advisor', 'collegue@cellule.example'),
      await residentAs(running, 'auditor', 'audit@cellule.example'),
    ];
    const token = linked().split('/').at(-1);
    const own = `/espace/rendez-vous/${one.id}`;
    for (const [visitor, paths] of [
      [reader, [own, `${own}/agenda.ics`, '/espace', '/mes-donnees', '/mes-donnees.json']],
      [lead, [own, '/espace', '/mes-donnees.json']],
      [new FormVisitor(running.url), [linked(), `/api/v1/bookings/${token}`, `/api/v1/bookings/${token}/calendar.ics`]],
      [colleague, [page(), '/agenda']],
      [auditor, ['/journal', page()]],
    ] as const)
      for (const path of paths) {
        await visitor.open(path);
        expect([path, visitor.status, visitor.html.includes(secret)]).toEqual([path, 200, false]);
      }
    expect((await reader.open('/mes-donnees.json')).html).toContain(asked);
    expect(running.log.lines.filter((line) => line.includes(secret))).toEqual([]);
    expect(await tablesWith(running.app, secret)).toEqual(['preparation_note']);
  });

  it('is changed by nobody else, and no more once it has begun', async () => {
    const colleague = await residentAs(running, 'advisor', 'autre.collegue@cellule.example');
    await colleague.open(page());
    expect(colleague.html).not.toContain('name="demande"');
    expect((await say({ demande: 'Non.' }, colleague)).status).toBe(403);
    running.clock.set(one.start);
    const late = await firstAdvisor();
    expect((await late.open(page())).html).not.toContain('name="demande"');
    expect((await say({ demande: 'Trop tard.' }, late)).status).toBe(409);
  });
});
