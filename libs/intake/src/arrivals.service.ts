import { Injectable } from '@nestjs/common';
import { AppointmentsService } from '#appointments';
import type { Attached } from '#cases';
import { type Actor, localDate, permit } from '#kernel';
import { config, Database, type EventDoor } from '#platform';
import { arrivalOf } from './arrivals.queries.js';
import type { Arrival } from './domain/answers.js';
import { mayAsk } from './domain/policy.js';
import { RequestsService } from './requests.service.js';

const deskZone = 'Europe/Paris';

/** By which door a request or an appointment came: an event with an address of its own, or a préfecture. */
@Injectable()
export class ArrivalsService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsService,
    private readonly appointments: AppointmentsService,
  ) {}

  /** The event of that code; null for one that is unknown, or over. */
  event(by: Actor, code: string, now: Date): EventDoor | null {
    permit(mayAsk(by));
    return config().events.find((event) => event.code === code && localDate(now, deskZone) <= event.until) ?? null;
  }

  /** Null for the ordinary door. The service asks for what its caller has read already. */
  async of(by: Actor, thing: Attached): Promise<Arrival | null> {
    if (by.kind !== 'system') await this.readable(by, thing);
    return (await this.database.row<Arrival>(arrivalOf, [thing.id])) ?? null;
  }

  private async readable(by: Actor, { kind, id }: Attached): Promise<void> {
    if (kind === 'request') await this.requests.request(by, id);
    else await this.appointments.read(by, id);
  }
}
