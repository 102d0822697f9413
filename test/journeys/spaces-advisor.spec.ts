import { AppointmentsService } from '#appointments';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, readerOf, residentAs, textOf } from '../support/residents.js';
import { signedIn } from '../support/signed-in.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');

describe('the space of an advisor', () => {
  let running: RunningApp;
  let advisor: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    advisor = await readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));
  }, 60_000);
  afterAll(() => running?.close());
  beforeEach(() => running.clock.set(now));

  const read = (id: string) => running.app.get(AppointmentsService).read(by, id);
  const opened = (id: string) => advisor.open(`/agenda/rendez-vous/${id}`);

  it('says that the day is empty, and leads to the weeks', async () => {
    expect(advisor.path).toBe('/agenda');
    expect(textOf(advisor)).toContain('Aucun rendez-vous aujourd’hui.');
    expect(textOf(advisor)).toContain('lundi 23 novembre 2026');
    await advisor.open('/agenda/semaine?du=2026-12-31');
    expect(textOf(advisor)).toContain('Semaine du 28 décembre au 3 janvier');
    expect(advisor.html).toContain('/agenda/semaine?du=2027-01-04');
  });

  it('shows the week with what is needed to call and to join', async () => {
    const id = await bookedBy(running, 'semaine@buis.example');
    await advisor.open('/agenda');
    expect(advisor.html).toContain(`/agenda/rendez-vous/${id}`);
    expect(textOf(advisor)).toContain('06 00 00 00 01');
    expect(advisor.html).toContain((await read(id)).room);
    await running.app.get(IdentityService).bury(by, 'semaine@buis.example', new Date(now));
    await advisor.open('/agenda/semaine');
    expect(textOf(advisor)).toContain('nos courriels n’arrivent pas à cette personne');
  });

  it('lets her give another link, once it is one', async () => {
    const id = await bookedBy(running, 'lien@buis.example', { nth: 4 });
    await opened(id);
    await advisor.send({ lien: 'http://ailleurs.example' }, `/agenda/rendez-vous/${id}/lien`);
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('commence par https://')]);
    expect(advisor.html).toContain('value="http://ailleurs.example"');
    await opened(id);
    await advisor.send({ lien: 'https://ailleurs.example/salle' }, `/agenda/rendez-vous/${id}/lien`);
    expect(textOf(advisor)).toContain('Le lien de la visio est changé');
    expect((await read(id)).room).toBe('https://ailleurs.example/salle');
  });

  it('asks why an appointment is cancelled, and keeps what was typed', async () => {
    const id = await bookedBy(running, 'annule@buis.example', { nth: 8 });
    await advisor.open(`/agenda/rendez-vous/${id}/annulation`);
    await advisor.send({ raison: '' }, `/agenda/rendez-vous/${id}/annulation`);
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('pourquoi')]);
    await advisor.send({ raison: 'Une absence.' }, `/agenda/rendez-vous/${id}/annulation`);
    expect(textOf(advisor)).toContain('Le rendez-vous est annulé');
    expect(await read(id)).toMatchObject({ status: 'cancelled', cancelledBy: 'advisor', cancelReason: 'Une absence.' });
  });

  it('stands for the person on the telephone, and undoes it in one act', async () => {
    const id = await bookedBy(running, 'inconnue@buis.example', { nth: 12 });
    const page = `/agenda/rendez-vous/${id}`;
    await opened(id);
    expect(textOf(advisor)).toContain('Je l’ai eue au téléphone au numéro public de la mairie');
    await advisor.send({}, `${page}/garant`);
    expect(textOf(advisor)).toContain('C’est noté, à la date d’aujourd’hui');
    expect(textOf(advisor)).toContain('La cellule s’en porte garante par Camille Aubry, le lundi 23 novembre 2026');
    const { addressId } = await read(id);
    const member = await signedIn(running, addressId);
    expect([member.path, textOf(member)]).toEqual(['/espace', expect.stringContaining('rendez-vous à venir')]);
    await opened(id);
    await advisor.send({}, `${page}/garant/fin`);
    expect(textOf(advisor)).toContain('C’est annulé');
    expect((await member.open('/espace/qui-voit-quoi')).status).toBe(403);
  });

  it('is her own: a colleague reads it and changes nothing, others do not enter', async () => {
    const id = await bookedBy(running, 'collegue@buis.example', { nth: 16 });
    const page = `/agenda/rendez-vous/${id}`;
    const colleague = await residentAs(running, 'advisor', 'collegue@cellule.example');
    expect((await colleague.open(page)).status).toBe(200);
    expect(colleague.html).not.toMatch(/annulation|\/lien/);
    await colleague.send({ lien: 'https://ailleurs.example/x' }, `${page}/lien`);
    expect(colleague.status).toBe(403);
    const member = await residentAs(running, 'member', 'membre@buis.example', { territoryId: 'commune:26063' });
    for (const path of ['/agenda', '/agenda/semaine', page]) expect((await member.open(path)).status).toBe(403);
    expect((await advisor.open('/espace')).status).toBe(403);
    expect((await advisor.open('/agenda/rendez-vous/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    const elsewhere = await residentAs(running, 'advisor', 'lyon@cellule.example', { scope: { national: false, departements: ['69'] } });
    expect((await elsewhere.open(page)).status).toBe(404);
  });
});
