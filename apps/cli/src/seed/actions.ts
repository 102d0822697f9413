import type { INestApplicationContext } from '@nestjs/common';
import { type ActionState, CaseActionsService, CasesService } from '#cases';
import { days, later, localDate } from '#kernel';
import { actorsAs } from './actors.js';

interface ToDo {
  readonly side: 'cell' | 'collectivite';
  readonly what: string;
  /** So many days from today; before, when negative. */
  readonly dueIn: number;
  readonly answer?: { readonly state: ActionState; readonly words: string };
}

const territory = 'commune:26063';

/** One late, one due soon, one done: of both sides, each at a day on which nobody is written to. */
const toDo: readonly ToDo[] = [
  { side: 'collectivite', what: 'Envoyer la délibération qui lance l’assemblée', dueIn: -5 },
  { side: 'cell', what: 'Proposer trois manières de tirer au sort les participants', dueIn: 3 },
  {
    ...{ side: 'collectivite', what: 'Réserver la salle des fêtes pour la première réunion', dueIn: -2 },
    answer: { state: 'done', words: 'Elle est réservée pour toute la journée.' },
  },
];

/** In the case of Buis-les-Baronnies, shared by both sides: added by whoever follows it, answered by whoever leads. Answers how many. */
export async function demonstrateActions(app: INestApplicationContext, now: Date): Promise<number> {
  const [[advisor], [lead]] = [await actorsAs(app, 'advisor'), await actorsAs(app, 'lead', territory)];
  const [project] = advisor ? await app.get(CasesService).openOf(advisor, territory, now) : [];
  if (!advisor || !lead || !project) return 0;
  const actions = app.get(CaseActionsService);
  for (const { side, what, dueIn, answer } of toDo) {
    const dueOn = localDate(later(now, days(dueIn)), 'Europe/Paris');
    const written = { side, what, ownerId: null, ownerName: null, dueOn, council: null, visibility: 'shared' } as const;
    const id = await actions.add(advisor, project.id, written, now);
    if (answer) await actions.answer(lead, id, { ...answer, version: 1 }, now);
  }
  return toDo.length;
}
