import { Injectable } from '@nestjs/common';
import { type Actor, days, later, localDate, permit, system, Temporal } from '#kernel';
import { Database } from '#platform';
import { TerritoriesService } from '#territories';
import { isOpen } from './domain/lifecycle.js';
import { mayAsk } from './domain/policy.js';
import { isLate, type Pause, promisedOn } from './domain/promise.js';
import { pausesOf } from './request-moves.queries.js';
import type { RequestRead } from './requests.service.js';

/** By when an answer is promised, as of today. */
export interface Promised {
  /** `YYYY-MM-DD`, on the desk's calendar. */
  readonly on: string;
  readonly late: boolean;
}

/** Where the desk works: its clock, and whose days off are its own. */
export const deskZone = 'Europe/Paris';
const deskPlace = 'departement:75';

const asIntake = system('intake');

/** Further back than any promise reaches; further on than what is left of one. */
const [before, after] = [days(400), days(40)];

/** By when each request is answered: derived from its receipt, from how long we waited, and from the desk's working days; never stored. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
  ) {}

  /** Of those that wait for an answer; the others are absent. */
  async of(by: Actor, requests: readonly Pick<RequestRead, 'id' | 'state' | 'receivedAt'>[], now: Date): Promise<Map<string, Promised>> {
    permit(mayAsk(by));
    const open = requests.filter(({ state }) => isOpen(state));
    if (open.length === 0) return new Map();
    const { today, workdays } = await this.calendar(by, now);
    const pauses = await this.database.rows<Pause & { id: string }>(pausesOf, [open.map(({ id }) => id), deskZone]);
    return new Map(
      open.map(({ id, receivedAt }) => {
        const received = { on: localDate(receivedAt, deskZone), pauses: pauses.filter((pause) => pause.id === id) };
        return [id, { on: promisedOn(received, workdays, today) ?? today, late: isLate(received, workdays, today) }];
      }),
    );
  }

  /** The desk's working days around today, in order. */
  async calendar(by: Actor, now: Date): Promise<{ today: string; workdays: string[] }> {
    permit(mayAsk(by));
    const [first, last] = [localDate(later(now, -before), deskZone), localDate(later(now, after), deskZone)];
    const off = new Set(await this.territories.holidays(asIntake, deskPlace, first, last));
    return { today: localDate(now, deskZone), workdays: weekdaysFrom(first, last).filter((day) => !off.has(day)) };
  }
}

function weekdaysFrom(first: string, last: string): string[] {
  const found: string[] = [];
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 }))
    if (day.dayOfWeek <= 5) found.push(day.toString());
  return found;
}
