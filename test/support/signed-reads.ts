import { WorkingHoursService } from '#agenda';
import { ActReceipts, AdmissionsService, OrganisationsService, PeopleService, SignInService } from '#identity';
import { type Role, system } from '#kernel';
import { Database } from '#platform';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import type { RunningApp } from './app.js';
import { actionReads, caseFor, caseReads, mayorReads, messageReads, noteReads, sideReads } from './case-reads.js';
import { FormVisitor } from './form-visitor.js';
import { type Reads, readBy as read } from './reads.js';
import { documentReads, requestReads } from './request-reads.js';
import { bookedBy, readerOf, residentAs } from './residents.js';

const asSpec = system('spec');
const buis = { territoryId: 'commune:26063' };

/** Every read of whoever signs in, as those meet it whose space it is. The first of the cast has the appointments. */
export async function signedReads(running: RunningApp): Promise<Reads> {
  return {
    ...(await doorReads(running)),
    ...(await collectiviteReads(running)),
    ...(await cellReads(running)),
    ...(await noteReads(running)),
    ...(await messageReads(running)),
    ...(await mayorReads(running)),
  };
}

async function doorReads(running: RunningApp): Promise<Reads> {
  const [anyone, person] = [new FormVisitor(running.url), await readerOf(running, 'person@buis.example')];
  const link = await running.app.get(SignInService).linkFor(asSpec, await addressId(running, 'person@buis.example'), running.clock.now());
  return {
    ...read(anyone, ['/connexion', '/deconnexion', '/invitation', '/.well-known/security.txt', '/comment-nous-choisissons']),
    '/connexion/:token': () => anyone.open(new URL(link).pathname),
    '/connexion/contexte': () => person.open('/connexion/contexte'),
    '/espace?person': () => person.open('/espace'),
    ...read(person, ['/espace/rejoindre', '/espace/rejoindre?recherche=buis']),
    ...read(person, ['/mes-donnees', '/mes-donnees.json', '/mes-donnees/courriels']),
  };
}

async function collectiviteReads(running: RunningApp): Promise<Reads> {
  const appointment = `/espace/rendez-vous/${await bookedBy(running, 'maire@buis.example')}`;
  const lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
  await residentAs(running, 'member', 'membre@buis.example', buis);
  const project = await caseFor(running, 'projet@cellule.example');
  const removal = `/espace/personnes/${await membershipOf(running, 'membre@buis.example')}/retrait`;
  return {
    ...read(lead, ['/espace', '/espace/passes', '/espace/mon-agenda', '/espace/qui-voit-quoi']),
    ...read(lead, ['/espace/personnes', '/espace/personnes/invitation', '/espace/personnes/depart', '/espace/actes']),
    ...(await actReads(running, lead)),
    ...read(lead, ['/espace/projet', '/espace/actions']),
    ...(await sideReads(running, lead, '/espace/projet', project)),
    '/espace/projet/:id/actions/nouvelle': () => lead.open(`/espace/projet/${project}/actions/nouvelle`),
    ...(await actionReads(running, lead, '/espace/actions', project)),
    '/espace/personnes/:id/retrait': () => lead.open(removal),
    '/espace/personnes/:id/mandat': () => lead.open(removal.replace(/retrait$/, 'mandat')),
    ...(await documentReads(running, lead, '/espace/demandes/:id')),
    '/espace/rendez-vous/:id': () => lead.open(appointment),
    '/espace/rendez-vous/:id/compte-rendu': () => lead.open(`${appointment}/compte-rendu`),
    '/espace/rendez-vous/:id/agenda.ics': () => lead.open(`${appointment}/agenda.ics`),
    '/espace/rendez-vous/:id/deplacement': () => lead.open(`${appointment}/deplacement`),
    '/espace/rendez-vous/:id/annulation': () => lead.open(`${appointment}/annulation`),
    '/invitation/:token': await invited(running),
    ...(await requestReads(running, lead)),
  };
}

/** What a collectivité has agreed to: in its space, by the link of the receipt, and by its préfecture. */
async function actReads(running: RunningApp, lead: FormVisitor): Promise<Reads> {
  const [summary, prefecture] = [
    await bookedBy(running, 'maire@buis.example', { nth: 20 }),
    await residentAs(running, 'prefecture', 'p@pref.example'),
  ];
  await lead.open('/espace/qui-voit-quoi');
  await lead.send({ 'nom-tape': 'Odile Chabert' }, '/espace/qui-voit-quoi/accord');
  const receipt = await running.app
    .get(Database)
    .row<{ actId: string; personId: string }>('SELECT act_id AS "actId", person_id AS "personId" FROM act_receipt LIMIT 1');
  const { url } = await running.app.get(ActReceipts).toMail(asSpec, receipt?.actId ?? '', receipt?.personId ?? '');
  return {
    '/espace/actes/:id/contestation': () => lead.open(`/espace/actes/${receipt?.actId}/contestation`),
    '/acte/:token': () => new FormVisitor(running.url).open(new URL(url ?? '').pathname),
    ...read(prefecture, ['/prefecture', '/prefecture/demande']),
    '/prefecture/:id': () => prefecture.open(`/prefecture/${summary}`),
  };
}

async function cellReads(running: RunningApp): Promise<Reads> {
  const appointment = `/agenda/rendez-vous/${await bookedBy(running, 'autre@buis.example', { nth: 6 })}`;
  const [advisor, desk] = [await firstAdvisor(running), await residentAs(running, 'coordinator', 'coordination@cellule.example')];
  const member = await running.app.get(PeopleService).people(asSpec, { text: 'membre@buis' }, { limit: 1 }, running.clock.now());
  const person = `/coordination/personnes/${member.items[0]?.id}`;
  return {
    ...read(advisor, ['/dossiers?collectivite=buis', '/agenda/appel', '/mes-dossiers', '/mes-dossiers?affichage=etapes&vue=tous']),
    ...(await caseReads(running, desk)),
    ...read(advisor, ['/agenda', '/agenda/semaine', '/agenda/disponibilites', '/agenda/rejoindre', '/agenda/comptes-rendus', '/actions']),
    ...(await workingHoursReads(running, desk)),
    ...(await documentReads(running, desk, '/agenda/demandes/:id')),
    '/agenda/rendez-vous/:id': () => desk.open(appointment),
    ...cellPagesOf(desk, appointment),
    ...read(desk, [
      '/coordination',
      ...['premiers-pas', 'rendez-vous', 'messages', 'appels', 'catalogue', 'fermetures', 'vagues', 'vagues/annulation'].map(under),
    ]),
    ...read(desk, ['reglages', 'jours-feries', 'personnes', 'personnes/role', 'disponibilites'].map(under)),
    ...read(desk, ['/coordination/rendez-vous?collectivite=buis']),
    '/coordination/personnes/:id': () => desk.open(person),
    '/coordination/personnes/:id/fin/:membership': () => desk.open(`${person}/fin/${member.items[0]?.memberships[0]?.membershipId}`),
    '/animation': await reading(running, 'facilitator', '/animation'),
    '/journal': await reading(running, 'auditor', '/journal'),
    '/journal/sceaux': await reading(running, 'auditor', '/journal/sceaux', 'sceaux@cellule.example'),
  };
}

/** What the cell opens of an appointment. */
const cellPagesOf = (desk: FormVisitor, appointment: string): Reads =>
  Object.fromEntries(
    ['deplacement', 'relais', 'collectivite', 'annulation', 'dossier', 'compte-rendu', 'suite'].map((page) => [
      `/agenda/rendez-vous/:id/${page}`,
      () => desk.open(`${appointment}/${page}`),
    ]),
  );

async function workingHoursReads({ app, clock }: RunningApp, desk: FormVisitor): Promise<Reads> {
  const [receiver] = await app.get(WorkingHoursService).receivers(asSpec, clock.now());
  const pages = ['', '/plage', '/absence', '/lieu'];
  return Object.fromEntries(
    pages.map((page) => [`/agenda/disponibilites/:id${page}`, () => desk.open(`/agenda/disponibilites/${receiver?.id}${page}`)]),
  );
}

const under = (page: string): string => `/coordination/${page}`;

async function reading(running: RunningApp, role: Role, address: string, email = `${role}@cellule.example`): Promise<Reads[string]> {
  const visitor = await residentAs(running, role, email);
  return () => visitor.open(address);
}

const firstAdvisor = (running: RunningApp): Promise<FormVisitor> => readerOf(running, addressOf(advisors[0] as (typeof advisors)[number]));

/** What a lead's letter would hold. */
async function invited(running: RunningApp): Promise<Reads[string]> {
  const { app, clock, url } = running;
  const actor = await app.get(PeopleService).people(asSpec, { text: 'maire@buis' }, { limit: 1 }, clock.now());
  const [leading] = actor.items[0]?.memberships ?? [];
  const { membershipId = '', organisationId = '' } = leading ?? {};
  const standing = { membershipId, organisationId, organisationKind: 'collectivite', role: 'lead', territoryId: buis.territoryId } as const;
  const by = {
    kind: 'person',
    personId: actor.items[0]?.id ?? '',
    standing: { ...standing, scope: { national: false, departements: [] } },
  } as const;
  const said = { firstName: 'Ada', lastName: 'Roy', email: 'ada@buis.example', role: 'member' } as const;
  const offer = await app
    .get(AdmissionsService)
    .offerToMail(asSpec, await app.get(AdmissionsService).invite(by, organisationId, said, clock.now()), clock.now());
  return () => new FormVisitor(url).open(new URL(offer?.url ?? '').pathname);
}

async function addressId({ app }: RunningApp, email: string): Promise<string> {
  return (await app.get(Database).row<{ id: string }>('SELECT id FROM address WHERE email = $1', [email]))?.id ?? '';
}

async function membershipOf({ app, clock }: RunningApp, email: string): Promise<string> {
  const { id } = await app.get(OrganisationsService).collectiviteOf(asSpec, buis.territoryId, clock.now());
  const members = await app.get(OrganisationsService).members(asSpec, id, clock.now());
  return members.find((member) => member.email === email)?.membershipId ?? '';
}
