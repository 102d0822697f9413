import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AppointmentsService, Links } from '#appointments';
import { SuccessionsService } from '#intake';
import type { RunningApp } from './app.js';
import { bookByPages, Visitor } from './visitor.mjs';

/** `EVENTS`: what is to be set before the app starts, for the address of an event to open. */
export const openEvents = 'forum|Forum de l’ingénierie|2099-12-31';

const buis = { territory: 'commune:26063', label: 'Buis-les-Baronnies (26)' };
const get = 0; // RequestMethod.GET

/** The patterns of all that can be read over HTTP. */
export function readRoutes({ app }: RunningApp): string[] {
  const [scanner, controllers] = [new MetadataScanner(), app.get(DiscoveryService).getControllers()];
  return controllers.flatMap(({ instance, metatype }) => {
    const base = Reflect.getMetadata('path', metatype as object) as string;
    const handlers = scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object).map((name) => (instance as Handlers)[name]);
    return handlers
      .filter((handler) => handler && Reflect.getMetadata('method', handler) === get)
      .flatMap((handler) => [Reflect.getMetadata('path', handler as object) as string | string[]].flat())
      .map((path) => `/${[base, path].join('/')}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''));
  });
}

/** Something to read, by the pattern of its route and what distinguishes it from others there. */
export type Reads = Record<string, () => Promise<{ readonly status: number }>>;

export const readBy = (visitor: { open(address: string): Promise<{ readonly status: number }> }, addresses: readonly string[]): Reads =>
  Object.fromEntries(addresses.map((address) => [address, () => visitor.open(address)]));

/** Every read there is, as three people meet them: one without answers, one about to confirm, one with an appointment. */
export async function everyRead(running: RunningApp): Promise<Reads> {
  const { url } = running;
  const [stranger, chooser, booker] = [new Visitor(url), await choosing(url), new Visitor(url)];
  const token = await bookByPages(booker, { ...buis, email: `${Math.random()}@mairie.example` });
  const { mailed, succession } = await linksOf(running, token);
  const from = (visitor: Visitor) => (address: string) => () => visitor.open(address);
  const read = (visitor: Visitor, addresses: readonly string[]): Reads =>
    Object.fromEntries(addresses.map((it) => [it, from(visitor)(it)]));
  return {
    ...read(stranger, ['/', '/retrouver', '/accessibilite', '/mentions-legales', '/donnees-personnelles', '/cgu']),
    ...read(stranger, ['/gestion-des-cookies', '/plan-du-site', '/rendez-vous', '/rendez-vous?etape=autre-public']),
    ...read(
      chooser,
      steps.map((step) => `/rendez-vous?etape=${step}`),
    ),
    '/rendez-vous?etape=confirmation': from(booker)('/rendez-vous?etape=confirmation'),
    '/rendez-vous/:token': from(stranger)(`/rendez-vous/${token}`),
    ...byToken(from(stranger), token),
    '/rendez-vous/:token/suite': from(stranger)(`/rendez-vous/${mailed}/suite`),
    '/rendez-vous/:token/lecture': from(stranger)(`/rendez-vous/${await sharedLink(running)}/lecture`),
    '/evenement/:code': from(stranger)('/evenement/forum'),
    '/reprise/:token': from(stranger)(`/reprise/${succession}`),
    ...read(stranger, ['/api/v1/session-types', ...searches.map((q) => `/api/v1/territories?q=${q}`)]),
    '/api/v1/territories/:id': from(stranger)('/api/v1/territories/commune:26063'),
    '/api/v1/slots': from(stranger)('/api/v1/slots?territory=commune:26063&type=orientation&modality=visio&from=2026-12-01&to=2027-02-15'),
    '/api/v1/bookings/:token': from(stranger)(`/api/v1/bookings/${token}`),
    '/api/v1/bookings/:token/calendar.ics': from(stranger)(`/api/v1/bookings/${token}/calendar.ics`),
  };
}

const byToken = (open: (address: string) => Reads[string], token: string): Reads =>
  Object.fromEntries(
    ['compte-rendu', 'nouveau', 'annulation', 'deplacement'].map((page) => [
      `/rendez-vous/:token/${page}`,
      open(`/rendez-vous/${token}/${page}`),
    ]),
  );

const steps = [
  'besoin',
  'collectivite',
  'collectivite&recherche=buis',
  'pas-dans-la-liste',
  'modalite',
  'creneau',
  'souhaits',
  'vous',
  'verification',
];
const searches = ['buis', '26170', 'mairie de lyon', 'saint saintz'];

/** Has answered everything and confirmed nothing. */
async function choosing(url: string): Promise<Visitor> {
  const visitor = new Visitor(url);
  await visitor.open('/rendez-vous?etape=besoin');
  await visitor.send({ type: 'orientation' });
  await visitor.send({ recherche: buis.label, territoire: buis.territory });
  await visitor.send({ creneau: visitor.offered('creneau') });
  await visitor.send({ prenom: 'Odile', nom: 'Chabert', adresse: 'odile@mairie.example', statut: 'staff' });
  return visitor;
}

/** As it is in the mail to a shared mailbox. */
async function sharedLink(running: RunningApp): Promise<string> {
  const token = await bookByPages(new Visitor(running.url), { ...buis, email: `mairie.${Math.random()}@mairie.example` });
  return (await linksOf(running, token)).mailed;
}

/** What only a mail says: the requester's own link, and that of a successor. */
async function linksOf({ app, clock }: RunningApp, token: string): Promise<{ mailed: string; succession: string }> {
  const last = (link: string) => link.slice(link.lastIndexOf('/') + 1);
  const { appointment } = await app.get(AppointmentsService).byToken(token, clock.now());
  const mailed = last(app.get(Links).of(appointment).mailedUrl);
  const holder = { kind: 'holder', purpose: 'manage-mailed', id: appointment.id } as const;
  const successor = { firstName: 'Paul', lastName: 'Aubry', email: 'paul@mairie.example' };
  const named = await app.get(SuccessionsService).name(holder, successor, clock.now());
  return { mailed, succession: last(app.get(SuccessionsService).link(named)) };
}

type Handlers = Record<string, object | undefined>;
