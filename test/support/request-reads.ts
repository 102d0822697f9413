import { randomUUID } from 'node:crypto';
import { RequestLinks } from '#intake';
import type { RunningApp } from './app.js';
import { pdf } from './documents.js';
import { FormVisitor } from './form-visitor.js';
import { type Reads, readBy as read } from './reads.js';
import { acceptedFor, asked, askedWithin } from './requests.js';
import { residentAs } from './residents.js';

const buis = 'commune:26063';

/** What a collectivité asked: in its space, by the link of the receipt, and in the cell's queue. */
export async function requestReads(running: RunningApp, lead: FormVisitor): Promise<Reads> {
  const id = await asked(running, buis, 'maire@buis.example');
  const desk = await residentAs(running, 'coordinator', 'triage@cellule.example');
  const anyone = new FormVisitor(running.url);
  const link = new URL(running.app.get(RequestLinks).of(id)).pathname;
  const shared = new URL(running.app.get(RequestLinks).of(await asked(running, buis, 'mairie@demande.example'))).pathname;
  const acts = [
    ...['acceptation', 'precision', 'reponse', 'etude', 'orientation', 'refus', 'doublon', 'reprise'],
    ...['collectivite', 'retrait', 'dossier'],
  ];
  return {
    ...read(lead, ['/espace/demandes']),
    '/espace/demandes/:id': () => lead.open(`/espace/demandes/${id}`),
    '/espace/demandes/:id/retrait': () => lead.open(`/espace/demandes/${id}/retrait`),
    '/demande/:token': () => anyone.open(link),
    '/demande/:token/lecture': () => anyone.open(`${shared}/lecture`),
    '/demande/:token/retrait': () => anyone.open(`${link}/retrait`),
    ...read(desk, ['/agenda/demandes', '/agenda/demandes?retard=oui&attente=cellule&departement=26&suivi=moi']),
    '/agenda/demandes/:id': () => desk.open(`/agenda/demandes/${id}`),
    '/agenda/demandes/:id/rendez-vous': await acceptedRead(running, desk),
    ...Object.fromEntries(acts.map((act) => [`/agenda/demandes/:id/${act}`, () => desk.open(`/agenda/demandes/${id}/${act}`)])),
  };
}

/** The hours for whoever asked: of a request that is accepted. */
async function acceptedRead(running: RunningApp, desk: FormVisitor): Promise<Reads[string]> {
  const page = `/agenda/demandes/${await acceptedFor(running, `${randomUUID()}@buis.example`)}/rendez-vous`;
  return () => desk.open(page);
}

/** A document of a request, as that visitor meets it. */
export async function documentReads(running: RunningApp, visitor: FormVisitor, path: string): Promise<Reads> {
  const page = path.replace(':id', await askedWithin(running, buis));
  await visitor.open(page);
  await visitor.sendFile(pdf(path), 'note.pdf', `${page}/documents`);
  const address = /<a href="([^"]+)" download="">/.exec(visitor.html)?.[1] ?? '';
  return { [`${path}/documents/:document`]: () => visitor.open(address) };
}
