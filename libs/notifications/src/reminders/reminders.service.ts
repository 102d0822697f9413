import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppointmentRead } from '#appointments';
import { ActionLinksService, type Recalled } from '#cases';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import { Database, Transactional } from '#platform';
import { urgencyOf } from '../domain/kinds.js';
import { actionsDueAt, advisorDayOf, dayNumber, remindersOf, stillServes } from '../domain/reminders.js';
import type { Reminder } from './reminder.entity.js';
import { keepOnce, tellDue, withdrawOutdated } from './reminders.queries.js';

const asNotifications = system('notifications');

/** A reminder as it is promised. */
type Promised = Pick<Reminder, 'kind' | 'subjectId' | 'addressId' | 'personId' | 'sequence' | 'dueAt'>;

/** Reminders tell these; each as urgent as its kind is. */
const urgencies = (['two_days_before', 'one_hour_before', 'advisor_day', 'actions_due'] as const).map(
  (kind) => [kind, urgencyOf(kind)] as const,
);

/** Keeps the rows of what is to be recalled in step with the appointments, and makes messages of those that are due. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly actions: ActionLinksService,
  ) {}

  /** Makes what is missing and withdraws what an appointment has outlived; the same again changes nothing. */
  @Transactional()
  async keep(appointments: readonly AppointmentRead[], now: Date): Promise<void> {
    await this.database.rows(withdrawOutdated, [appointments.map(({ id }) => id), appointments.map(({ sequence }) => sequence), now]);
    const standing = appointments.filter(({ status }) => status === 'confirmed');
    const advisors = [...new Set(standing.map(({ advisorId }) => advisorId))];
    const people = await this.identity.persons(asNotifications, advisors);
    const clocks = new Map(people.map(({ id, timeZone }) => [id, timeZone]));
    const rows = standing.flatMap((one) => [...toRequester(one, now), ...toAdvisor(one, clocks.get(one.advisorId))]);
    if (rows.length > 0) await this.database.rows(keepOnce, columnsOf(rows, now));
  }

  /** Of what a collectivité has to do: one letter to an address and day, whatever the number of actions. */
  @Transactional()
  async keepActions(now: Date): Promise<void> {
    const rows = (await this.actions.recall(asNotifications, now)).map(toDo);
    if (rows.length > 0) await this.database.rows(keepOnce, columnsOf(rows, now));
  }

  /** How many were due. Several may ask at once: each reminder is told by one of them. */
  @Transactional()
  async tellDue(most: number, now: Date): Promise<number> {
    const told = await this.database.rows(tellDue, [now, most, urgencies.map(([kind]) => kind), urgencies.map(([, urgency]) => urgency)]);
    return told.length;
  }
}

/** Whoever has no mailbox is reminded by telephone, and not in the hour before she is called anyway. */
function toRequester({ id, addressId, sequence, start, timeZone, stampedAt, requester }: AppointmentRead, now: Date): Promised[] {
  const occasion = { start, timeZone, heardAt: stampedAt };
  return remindersOf(occasion)
    .filter(({ kind }) => stillServes(kind, occasion, now) && (kind === 'two_days_before' || requester.email !== null))
    .map(({ kind, dueAt }) => ({ kind, subjectId: id, addressId, personId: null, sequence, dueAt }));
}

function toDo({ addressId, day, timeZone }: Recalled): Promised {
  const address = { subjectId: addressId, addressId, personId: null };
  return { kind: 'actions_due', ...address, sequence: dayNumber(day), dueAt: actionsDueAt(day, timeZone) };
}

function toAdvisor({ advisorId, start, stampedAt }: AppointmentRead, timeZone: string | undefined): Promised[] {
  const day = timeZone ? advisorDayOf({ start, timeZone, heardAt: stampedAt }) : null;
  if (!day) return [];
  const advisor = { subjectId: advisorId, personId: advisorId, addressId: null };
  return [{ kind: 'advisor_day', ...advisor, sequence: dayNumber(day.date), dueAt: day.dueAt }];
}

/** As `keepOnce` wants them. */
const columnsOf = (rows: readonly Promised[], now: Date): unknown[] => [
  rows.map(() => randomUUID()),
  rows.map(({ kind }) => kind),
  rows.map(({ subjectId }) => subjectId),
  rows.map(({ addressId }) => addressId),
  rows.map(({ personId }) => personId),
  rows.map(({ sequence }) => sequence),
  rows.map(({ dueAt }) => dueAt),
  now,
];
