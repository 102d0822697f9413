import { Injectable } from '@nestjs/common';
import { AppointmentsService } from '#appointments';
import type { Attached } from '#cases';
import { type Actor, localDate, permit } from '#kernel';
import { config, Database, type EventDoor } from '#platform';
import { mayAsk } from './domain/policy.js';
import { arrivalOf } from './event-arrivals.queries.js';
import { RequestsService } from './requests.service.js';

const deskZone = 'Europe/Paris';

/** Events with an address of their own: a sign above the ordinary door, kept with what comes in by it. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly appointments: AppointmentsService,
  ) {}

  /** Null for one that is unknown, or over. */
  open(by: Actor, code: string, now: Date): EventDoor | null {
    permit(mayAsk(by));
    return config().events.find((event) => event.code === code && localDate(now, deskZone) <= event.until) ?? null;
  }

  /** The name of the event by which a request or an appointment came; null for the ordinary door. */
  async of(by: Actor, { kind, id }: Attached): Promise<string | null> {
    if (kind === 'request') await this.requests.request(by, id);
    else await this.appointments.read(by, id);
    return (await this.database.row<{ name: string }>(arrivalOf, [id]))?.name ?? null;
  }
}
