import { Readable } from 'node:stream';
import {
  ActionListsService,
  CaseActionsService,
  CaseContactsService,
  CasesService,
  ExchangeReaders,
  ExchangesService,
  MayorLinksService,
  NoticesService,
} from '#cases';
import { type Actor, type PersonActor, system } from '#kernel';
import { actionLinkFor } from './action-links.js';
import type { RunningApp } from './app.js';
import { pdf } from './documents.js';
import { FormVisitor } from './form-visitor.js';
import { frameReads } from './frame-reads.js';
import { Projects } from './project.js';
import { type Reads, readBy } from './reads.js';
import { bookedBy, readerOf } from './residents.js';

const asSpec = system('spec');
const buis = 'commune:26063';

/** The pages that a case has on each of its sides. */
const parts = [
  ...[
    'etapes',
    'contacts',
    'equipe',
    'partenaires',
    'calendrier',
    'personnes',
    'echanges',
    'notes',
    'histoire',
    'qui-voit-quoi',
    'conseil',
    'maire',
    'documents',
  ],
  ...['actions', 'actions/terminees'],
];

/** A case, as coordination meets it. */
export async function caseReads(running: RunningApp, desk: FormVisitor): Promise<Reads> {
  const [id, advisor] = [await caseFor(running, 'dossier@cellule.example'), await readerOf(running, 'dossier@cellule.example')];
  return {
    ...readBy(desk, ['/dossiers', '/dossiers/nouveau']),
    '/dossiers/:id/equipe/collectivite': () => desk.open(`/dossiers/${id}/equipe/collectivite?territoire=commune:26220`),
    ...(await sideReads(running, desk, '/dossiers', id)),
    '/dossiers/:id/jonction': () => desk.open(`/dossiers/${id}/jonction`),
    '/dossiers/:id/rendez-vous': () => advisor.open(`/dossiers/${id}/rendez-vous`),
    '/dossiers/:id/actions/nouvelle': () => advisor.open(`/dossiers/${id}/actions/nouvelle`),
    ...(await actionReads(running, advisor, '/actions', id)),
  };
}

/** A case from one of its sides: `base` as in the route, `/dossiers`. */
export async function sideReads(running: RunningApp, visitor: FormVisitor, base: string, id: string): Promise<Reads> {
  const next = await bookedBy(running, `${id}@buis.example`, { nth: 10 });
  await running.app.get(CasesService).attach(asSpec, id, { kind: 'appointment', id: next }, running.clock.now());
  return {
    [`${base}/:id`]: () => visitor.open(`${base}/${id}`),
    ...Object.fromEntries(parts.map((part) => [`${base}/:id/${part}`, () => visitor.open(`${base}/${id}/${part}`)])),
    ...(await contactReads(running, visitor, base, id)),
    ...(await frameReads(running, visitor, base, id)),
  };
}

/** The first action of a case. */
export async function actionReads(running: RunningApp, visitor: FormVisitor, base: string, caseId: string): Promise<Reads> {
  const { items } = await running.app.get(ActionListsService).toDo(asSpec, caseId, { limit: 1 }, running.clock.now());
  const one = `${base}/${items[0]?.id}`;
  return {
    [`${base}/:id`]: () => visitor.open(one),
    [`${base}/:id/modification`]: () => visitor.open(`${one}/modification`),
  };
}

/** Whom one reaches, and the page that asks whether she is taken out. */
async function contactReads({ app, clock }: RunningApp, visitor: FormVisitor, base: string, id: string): Promise<Reads> {
  const said = { firstName: 'Jean', lastName: 'Roux', status: 'staff' } as const;
  const contact = await app.get(CaseContactsService).addContact(asSpec, id, said, clock.now());
  return { [`${base}/:id/contacts/:contact/retrait`]: () => visitor.open(`${base}/${id}/contacts/${contact}/retrait`) };
}

/** What was noted of a collectivité: in somebody's own mailbox, and in one that several people read. */
export async function noteReads(running: RunningApp): Promise<Reads> {
  const open = (email: string) => noteFor(running, email).then((link) => () => new FormVisitor(running.url).open(link));
  const shared = await noteFor(running, 'mairie@note.example');
  return {
    '/note/:token': await open('jean.roux@orange.example'),
    ...(await answerReads(running)),
    '/note/:token/lecture': () => new FormVisitor(running.url).open(`${shared}/lecture`),
  };
}

async function answerReads(running: RunningApp): Promise<Reads> {
  const { path } = await actionLinkFor(running, 'jean.action@orange.example');
  const shared = await actionLinkFor(running, 'mairie@action.example');
  return {
    '/action/:token': () => new FormVisitor(running.url).open(path),
    '/action/:token/lecture': () => new FormVisitor(running.url).open(`${shared.path}/lecture`),
  };
}

async function noteFor({ app, clock }: RunningApp, email: string): Promise<string> {
  const projects = new Projects(app, clock.now());
  const advisor = await projects.community.with('advisor', `note.${email.split('@')[0]}@cellule.example`);
  const id = await projects.open(buis, advisor);
  await app.get(CaseContactsService).addContact(advisor, id, { firstName: 'Jean', lastName: 'Roux', status: 'staff', email }, clock.now());
  const said = { by: 'Jean Roux', on: '2026-11-20', how: 'by_phone' } as const;
  await projects.phases.move(advisor, id, { kind: 'propose', version: 1, said }, clock.now());
  const stepId = (await projects.phases.history(advisor, id)).at(-1)?.id ?? '';
  const readers = await app.get(NoticesService).readers(asSpec, stepId);
  const contact = readers.find(({ addressId }) => addressId) ?? { personId: null, addressId: null };
  const told = await app.get(NoticesService).toMail(asSpec, stepId, contact, clock.now());
  return new URL(told?.url ?? '').pathname;
}

/** The project on one screen, by a link that was handed over. */
export async function mayorReads(running: RunningApp): Promise<Reads> {
  const id = await caseFor(running, 'maire@cellule.example');
  const path = await mayorLinkFor(running.app, asSpec, id, running.clock.now());
  return { '/projet/:token': () => new FormVisitor(running.url).open(path) };
}

/** Where the link for the mayor leads. */
export async function mayorLinkFor(app: RunningApp['app'], by: Actor, caseId: string, now: Date): Promise<string> {
  const links = app.get(MayorLinksService);
  const made = await links.make(by, caseId, { name: 'Hélène Barral', function: 'maire' }, now);
  return new URL((await links.url(by, caseId, made, now)) ?? '').pathname;
}

/** A message of the cell: in somebody's own mailbox, and in one that several people read. */
export async function messageReads(running: RunningApp): Promise<Reads> {
  const open = async (email: string) => new URL(await messageFor(running, email)).pathname;
  const [own, shared] = [await open('jean.roux@message.example'), await open('mairie@message.example')];
  return {
    '/message/:token': () => new FormVisitor(running.url).open(own),
    '/message/:token/lecture': () => new FormVisitor(running.url).open(`${shared}/lecture`),
  };
}

async function messageFor({ app, clock }: RunningApp, email: string): Promise<string> {
  const projects = new Projects(app, clock.now());
  const advisor = await projects.community.with('advisor', `message.${email.split('@')[0]}@cellule.example`);
  const id = await projects.open(buis, advisor);
  return messageTo(app, { id, advisor, email, words: 'Où en est la salle\u202f?' }, clock.now());
}

/** Writes to a new contact at that address; the link that she is mailed. */
export async function messageTo(
  app: RunningApp['app'],
  { id, advisor, email, words }: { id: string; advisor: PersonActor; email: string; words: string },
  now: Date,
): Promise<string> {
  await app.get(CaseContactsService).addContact(advisor, id, { firstName: 'Jean', lastName: 'Roux', status: 'staff', email }, now);
  const exchangeId = await app.get(ExchangesService).write(advisor, id, words, now);
  const readers = await app.get(ExchangeReaders).readers(asSpec, exchangeId);
  const contact = readers.find(({ addressId }) => addressId) ?? { personId: null, addressId: null };
  return (await app.get(ExchangeReaders).toMail(asSpec, exchangeId, contact, now))?.url ?? '';
}

/** With something in it of each kind, at a phase from which one can go back. */
export async function caseFor({ app, clock }: RunningApp, email: string): Promise<string> {
  const projects = new Projects(app, clock.now());
  const advisor = await projects.community.with('advisor', email);
  const id = await projects.open(buis, advisor);
  await projects.receive(advisor, id, 'intention');
  await app.get(CaseActionsService).add(advisor, id, anAction, clock.now());
  const sent = { name: 'note.pdf', bytes: Readable.from([pdf()]) };
  await projects.evidence.receiveFile(advisor, id, { code: 'risks', words: '', visibility: 'shared' }, { sent, now: clock.now() });
  const coordinator = await projects.community.with('coordinator', `coordination.${email}`);
  await projects.phases.move(coordinator, id, { kind: 'correct', to: 'framing', reason: 'Une erreur.', version: 1 }, clock.now());
  return id;
}

const anAction = {
  side: 'collectivite',
  what: 'Envoyer la délibération',
  ownerId: null,
  ownerName: null,
  dueOn: '2026-12-01',
  council: null,
  visibility: 'shared',
} as const;
