import { ActionListsService, CaseActionsService, CaseContactsService, NoticesService } from '#cases';
import { system } from '#kernel';
import { actionLinkFor } from './action-links.js';
import type { RunningApp } from './app.js';
import { FormVisitor } from './form-visitor.js';
import { Projects } from './project.js';
import { type Reads, readBy } from './reads.js';
import { readerOf } from './residents.js';

const asSpec = system('spec');
const buis = 'commune:26063';

/** A case, as coordination meets it. */
export async function caseReads(running: RunningApp, desk: FormVisitor): Promise<Reads> {
  const [id, advisor] = [await caseFor(running, 'dossier@cellule.example'), await readerOf(running, 'dossier@cellule.example')];
  const project = `/dossiers/${id}`;
  return {
    ...readBy(desk, ['/dossiers', '/dossiers/nouveau']),
    '/dossiers/:id': () => desk.open(project),
    '/dossiers/:id/etapes': () => desk.open(`${project}/etapes`),
    '/dossiers/:id/contacts': () => desk.open(`${project}/contacts`),
    '/dossiers/:id/equipe': () => desk.open(`${project}/equipe`),
    '/dossiers/:id/partenaires': () => desk.open(`${project}/partenaires`),
    '/dossiers/:id/actions': () => desk.open(`${project}/actions`),
    '/dossiers/:id/actions/terminees': () => desk.open(`${project}/actions/terminees`),
    '/dossiers/:id/actions/nouvelle': () => advisor.open(`${project}/actions/nouvelle`),
    ...(await actionReads(running, advisor, '/actions', id)),
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

/** With something in it of each kind, at a phase from which one can go back. */
export async function caseFor({ app, clock }: RunningApp, email: string): Promise<string> {
  const projects = new Projects(app, clock.now());
  const advisor = await projects.community.with('advisor', email);
  const id = await projects.open(buis, advisor);
  await projects.receive(advisor, id, 'intention');
  await app.get(CaseActionsService).add(advisor, id, anAction, clock.now());
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
