import { Injectable } from '@nestjs/common';
import { ClocksService } from '#identity';
import { NotFound, type PersonActor, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { nextDaily } from '../domain/reminders.js';
import { chooseRhythm, rhythmOf, whoWantsOneADay } from './daily.queries.js';

/** How someone is told what is written in her cases. */
export type MailRhythm = 'at_once' | 'daily';

const asNotifications = system('notifications');

/** Each chooses for herself; whoever never did is told at once. */
@Injectable()
export class MailRhythms {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClocksService,
    private readonly announcer: Announcer,
  ) {}

  /** Hers, and the time zone of the mail of the day. */
  async of({ personId }: PersonActor, now: Date): Promise<{ readonly rhythm: MailRhythm; readonly timeZone: string }> {
    const timeZone = (await this.clocks.of(asNotifications, [personId], now)).get(personId);
    if (!timeZone) throw new NotFound();
    const chosen = await this.database.row<{ rhythm: MailRhythm }>(rhythmOf, [personId]);
    return { rhythm: chosen?.rhythm ?? 'at_once', timeZone };
  }

  /** From now on; what waits already still comes in the mail of its day. */
  @Transactional()
  async choose(by: PersonActor, rhythm: MailRhythm, now: Date): Promise<void> {
    if (!(await this.database.row(chooseRhythm, [by.personId, rhythm, now]))) return;
    const note = { name: 'MailRhythmChosen', subject: { kind: 'person', id: by.personId }, payload: { rhythm } };
    await this.announcer.note(by, note, now);
  }

  /** Until when a message of now waits, for those who want one mail a day. */
  async dues(personIds: readonly string[], now: Date): Promise<Map<string, Date>> {
    const found = personIds.length === 0 ? [] : await this.database.rows<{ id: string }>(whoWantsOneADay, [personIds]);
    const ids = found.map(({ id }) => id);
    const clocks = await this.clocks.of(asNotifications, ids, now);
    return new Map([...clocks].map(([id, timeZone]) => [id, nextDaily(now, timeZone)]));
  }
}
