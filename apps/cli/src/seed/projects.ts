import type { INestApplicationContext } from '@nestjs/common';
import {
  CaseContactsService,
  CaseFrameService,
  CaseProgrammesService,
  CasesService,
  EvidenceService,
  type NewContact,
  type Phase,
  PhasesService,
  phases,
} from '#cases';
import type { PersonActor } from '#kernel';
import { actorsAs } from './actors.js';

interface Project {
  readonly territoryId: string;
  readonly title: string;
  readonly summary: string;
  readonly agreedBy: string;
  /** Which of the advisors follows it, from 0. */
  readonly nth: number;
  /** How many steps it has made. */
  readonly steps: number;
  readonly contact: NewContact;
}

/** Three projects at three places of the way; the people are fictional. */
const projects: readonly Project[] = [
  {
    ...{ territoryId: 'commune:26220', title: 'Un conseil de jeunes', agreedBy: 'Hélène Barral, maire', nth: 1, steps: 0 },
    summary: 'La commune veut donner une place aux jeunes dans ses choix.',
    contact: { firstName: 'Hélène', lastName: 'Barral', status: 'elected', function: 'Maire' },
  },
  {
    ...{ territoryId: 'commune:26063', title: 'Une assemblée citoyenne ouverte', agreedBy: 'Irène Sabatier, maire', nth: 0, steps: 1 },
    summary: 'La commune veut associer les habitants à l’avenir de la place du marché.',
    contact: { firstName: 'Marc', lastName: 'Faure', status: 'elected', function: 'Adjoint à la participation' },
  },
  {
    ...{
      territoryId: 'epci:200068229',
      title: 'Le projet de territoire avec les habitants',
      agreedBy: 'Régine Aumage, présidente',
      nth: 0,
      steps: 3,
    },
    summary: 'L’intercommunalité écrit son projet de territoire avec celles et ceux qui y vivent.',
    contact: { firstName: 'Paul', lastName: 'Eysseric', status: 'staff', function: 'Chef de projet' },
  },
];

/** Through the services, so that they obey the rules: opened, proposed by one, confirmed by another. */
export async function demonstrateProjects(app: INestApplicationContext, now: Date): Promise<number> {
  const advisors = await actorsAs(app, 'advisor');
  for (const project of projects) {
    const [lead] = await actorsAs(app, 'lead', project.territoryId);
    const advisor = advisors[project.nth];
    if (lead && advisor) await begin(app, project, { lead, advisor }, now);
  }
  return projects.length;
}

interface Pair {
  readonly lead: PersonActor;
  readonly advisor: PersonActor;
}

async function begin(app: INestApplicationContext, project: Project, pair: Pair, now: Date): Promise<void> {
  const { territoryId, title, summary, agreedBy, steps, contact } = project;
  const agreement = { by: agreedBy, on: now.toISOString().slice(0, 10), how: 'said' } as const;
  const order = { territoryId, title, summary, agreement, referentId: pair.advisor.personId, origin: 'booking' } as const;
  const id = await app.get(CasesService).open(pair.advisor, order, now);
  await app.get(CaseContactsService).addContact(pair.advisor, id, contact, now);
  await app.get(CaseProgrammesService).add(pair.advisor, id, { code: 'crte', signedOn: '2021-07-01' }, { sent: null, now });
  await app.get(CaseFrameService).deliver(pair.advisor, id, 'in_house', now);
  for (let step = 0; step < steps; step += 1) await advance(app, id, pair, now);
}

async function advance(app: INestApplicationContext, id: string, { lead, advisor }: Pair, now: Date): Promise<void> {
  const { phase, version } = await app.get(CasesService).one(lead, id, now);
  await receive(app, id, lead, { phase, now });
  await app.get(PhasesService).move(lead, id, { kind: 'propose', version }, now);
  await app.get(PhasesService).move(advisor, id, { kind: 'confirm', version: version + 1 }, now);
}

async function receive(
  app: INestApplicationContext,
  id: string,
  lead: PersonActor,
  { phase, now }: { phase: Phase; now: Date },
): Promise<void> {
  for (const code of phases[phase].evidence) {
    const words = 'Vu ensemble en rendez-vous.';
    const said = { by: 'Hélène Barral, adjointe au maire', on: now.toISOString().slice(0, 10), how: 'deliberation' } as const;
    await app.get(EvidenceService).receive(lead, id, { code, form: 'text', words, said, visibility: 'shared' }, now);
  }
}
