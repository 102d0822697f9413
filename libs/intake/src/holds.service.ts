import { Injectable } from '@nestjs/common';
import { AgendaService, type Hold } from '#agenda';
import { BookingService, CatalogueService, type Modality, SlotsService } from '#appointments';
import { type Actor, localDate, system } from '#kernel';
import { config, Database } from '#platform';
import { mayHold } from './domain/hold-limits.js';

/** `none`: free, but not held for want of room among the holds; `lost`: no longer free. */
export type HoldState = 'held' | 'lost' | 'none';

export interface HoldWish {
  readonly draftId: string;
  readonly territory: string;
  readonly type: string;
  readonly modality: Modality;
  readonly start: Date;
  /** HMAC of the network address that asks. */
  readonly network: string;
}

const asIntake = system('intake');
const mostFromNetwork = 3;

/** Slots held for ten minutes while someone writes their name: a courtesy, limited so that it cannot empty the calendar. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: Database,
    private readonly agenda: AgendaService,
    private readonly booking: BookingService,
    private readonly slots: SlotsService,
    private readonly catalogue: CatalogueService,
  ) {}

  /** In the caller's transaction; all who hold take turns, so that the limits are counted true. */
  async take(by: Actor, wish: HoldWish, now: Date): Promise<HoldState> {
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('holds'))`);
    await this.release(wish.draftId);
    const { closed, ...type } = await this.catalogue.bookableThere(by, wish.type, wish.territory, now);
    if (closed) return 'lost';
    const need = { ...(await this.booking.need(by, wish, type)), ignoring: wish.draftId };
    if ((await this.slots.freeAt(by, need, wish.start, now)).length === 0) return 'lost';
    const day = localDate(wish.start, need.territory.timeZone);
    const held = { ...(await this.counted(wish, day, now)), pairs: await this.slots.pairsOn(by, need, day, now) };
    if (!mayHold(held, config().throttlePerMinute === 0 ? Number.POSITIVE_INFINITY : mostFromNetwork)) return 'none';
    if (!(await this.booking.hold(by, wish, wish.draftId, now))) return 'lost';
    await this.database.rows('UPDATE booking_draft SET network = $2, hold_type = $3, hold_day = $4 WHERE id = $1', [
      wish.draftId,
      wish.network,
      wish.type,
      day,
    ]);
    return 'held';
  }

  async release(draftId: string): Promise<void> {
    await this.agenda.release(asIntake, { kind: 'hold', id: draftId });
  }

  of(draftId: string): Promise<Hold | null> {
    return this.agenda.holdOf(asIntake, draftId);
  }

  async forgetExpired(now: Date): Promise<void> {
    await this.agenda.forgetExpiredHolds(asIntake, now);
  }

  private async counted(
    { draftId, network, type }: HoldWish,
    day: string,
    now: Date,
  ): Promise<{ fromNetwork: number; onTypeAndDay: number }> {
    const live = (await this.agenda.liveHolds(asIntake, now)).map((hold) => hold.ownerId).filter((id) => id !== draftId);
    const counted = await this.database.row<{ fromNetwork: number; onTypeAndDay: number }>(
      `SELECT count(*) FILTER (WHERE network = $2)::int AS "fromNetwork",
              count(*) FILTER (WHERE hold_type = $3 AND hold_day = $4)::int AS "onTypeAndDay"
       FROM booking_draft WHERE id = ANY ($1)`,
      [live, network, type, day],
    );
    return counted ?? { fromNetwork: 0, onTypeAndDay: 0 };
  }
}
