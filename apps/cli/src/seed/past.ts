import type { INestApplicationContext } from '@nestjs/common';
import { SlotsService } from '#appointments';
import { CasesService } from '#cases';
import { IntakeService } from '#intake';
import { days, hours, later, system } from '#kernel';
import { addressOf } from '../cast.js';
import { actorsAs } from './actors.js';

const asSeed = system('seed');
const territory = 'commune:26063';
const requesters = [
  { firstName: 'Irène', lastName: 'Sabatier', status: 'elected', function: 'Maire' },
  { firstName: 'Bruno', lastName: 'Estève', status: 'staff', function: 'Secrétaire général' },
] as const;

/** So many hours on offer lie between the two. */
const apart = 6;

/** When it was booked: the people of the cell are there since then. */
export const before = (now: Date): Date => later(now, -days(14));

/** Two appointments that are over, one of them in the case of its collectivité: of both it is still to be said how they went. Answers how many. */
export async function demonstratePast(app: INestApplicationContext, now: Date): Promise<number> {
  const [advisor] = await actorsAs(app, 'advisor');
  if (!advisor) return 0;
  const wish = { territoryId: territory, advisorId: advisor.personId, type: 'strategic_axes', modality: 'visio', wide: false } as const;
  const { items } = await app.get(SlotsService).offered(asSeed, wish, before(now));
  const over = items.filter(({ end }) => end < later(now, -hours(1)).getTime());
  const made: string[] = [];
  for (const [nth, requester] of requesters.entries()) {
    const start = over.at(-1 - nth * apart)?.start;
    const order = {
      ...{ territory, advisorId: advisor.personId, type: wish.type, modality: wish.modality, start: new Date(start ?? 0) },
      requester: { ...requester, email: addressOf(requester) },
    };
    if (start) made.push((await app.get(IntakeService).make(asSeed, order, before(now))).id);
  }
  const [project] = await app.get(CasesService).openOf(advisor, territory, now);
  if (project && made[0]) await app.get(CasesService).attach(advisor, project.id, { kind: 'appointment', id: made[0] }, now);
  return made.length;
}
