import type { INestApplicationContext } from '@nestjs/common';
import { SlotsService } from '#appointments';
import { CasesService } from '#cases';
import { IntakeService } from '#intake';
import { days, hours, later, system } from '#kernel';
import { addressOf } from '../cast.js';
import { actorsAs } from './actors.js';

const asSeed = system('seed');
const territory = 'commune:26063';
const requester = { firstName: 'Irène', lastName: 'Sabatier', status: 'elected', function: 'Maire' } as const;

/** When it was booked: the people of the cell are there since then. */
export const before = (now: Date): Date => later(now, -days(14));

/** An appointment that is over, in the case of its collectivité: its minutes are still to be written. Answers how many there are. */
export async function demonstratePast(app: INestApplicationContext, now: Date): Promise<number> {
  const [advisor] = await actorsAs(app, 'advisor');
  if (!advisor) return 0;
  const wish = { territoryId: territory, advisorId: advisor.personId, type: 'strategic_axes', modality: 'visio', wide: false } as const;
  const { items } = await app.get(SlotsService).offered(asSeed, wish, before(now));
  const chosen = items.filter(({ end }) => end < later(now, -hours(1)).getTime()).at(-1);
  if (!chosen) return 0;
  const order = {
    ...{ territory, advisorId: advisor.personId, type: wish.type, modality: wish.modality, start: new Date(chosen.start) },
    requester: { ...requester, email: addressOf(requester) },
  };
  const { id } = await app.get(IntakeService).make(asSeed, order, before(now));
  const [project] = await app.get(CasesService).openOf(advisor, territory, now);
  if (project) await app.get(CasesService).attach(advisor, project.id, { kind: 'appointment', id }, now);
  return 1;
}
