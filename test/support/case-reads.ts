import { CaseContactsService, ExchangeReaders, ExchangesService, NoticesService } from '#cases';
import { type PersonActor, system } from '#kernel';
import type { RunningApp } from './app.js';
import { FormVisitor } from './form-visitor.js';
import { Projects } from './project.js';
import { type Reads, readBy } from './reads.js';

const asSpec = system('spec');
const buis = 'commune:26063';

/** A case, as coordination meets it. */
export async function caseReads(running: RunningApp, desk: FormVisitor): Promise<Reads> {
  const project = `/dossiers/${await caseFor(running, 'dossier@cellule.example')}`;
  return {
    ...readBy(desk, ['/dossiers', '/dossiers/nouveau']),
    '/dossiers/:id': () => desk.open(project),
    '/dossiers/:id/etapes': () => desk.open(`${project}/etapes`),
    '/dossiers/:id/contacts': () => desk.open(`${project}/contacts`),
    '/dossiers/:id/equipe': () => desk.open(`${project}/equipe`),
    '/dossiers/:id/echanges': () => desk.open(`${project}/echanges`),
    '/dossiers/:id/histoire': () => desk.open(`${project}/histoire`),
    '/dossiers/:id/qui-voit-quoi': () => desk.open(`${project}/qui-voit-quoi`),
    '/dossiers/:id/conseil': () => desk.open(`${project}/conseil`),
    '/dossiers/:id/notes': () => desk.open(`${project}/notes`),
    '/dossiers/:id/partenaires': () => desk.open(`${project}/partenaires`),
  };
}

/** What was noted of a collectivité: in somebody's own mailbox, and in one that several people read. */
export async function noteReads(running: RunningApp): Promise<Reads> {
  const open = (email: string) => noteFor(running, email).then((link) => () => new FormVisitor(running.url).open(link));
  const shared = await noteFor(running, 'mairie@note.example');
  return {
    '/note/:token': await open('jean.roux@orange.example'),
    '/note/:token/lecture': () => new FormVisitor(running.url).open(`${shared}/lecture`),
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
  const coordinator = await projects.community.with('coordinator', `coordination.${email}`);
  await projects.phases.move(coordinator, id, { kind: 'correct', to: 'framing', reason: 'Une erreur.', version: 1 }, clock.now());
  return id;
}
