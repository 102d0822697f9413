import { Injectable } from '@nestjs/common';
import { SlotsService, type SlotTaken } from '#appointments';
import { type DraftAnswers, DraftsService } from '#intake';
import { anonymous, clockOf, dayAt, hourAt, rfc3339, zoned } from '#kernel';
import type { LostSlot, WeekWords } from '#views';
import { textOf } from '../../form.js';
import { whenParisOpens } from '../moments.fr.js';
import { datedHourOf, mondayOf, weekOf } from '../week.js';
import type { Turn } from './turn.js';

/** What the page of hours shows, in words. */
export interface Offer {
  readonly week: WeekWords | null;
  readonly starts: readonly number[];
  readonly timeZone: string;
  readonly clock: string;
  readonly wide: boolean;
  readonly wideHref: string;
  /** Where the form is sent: a page that is shown again shows the same week. */
  readonly action: string;
  readonly chosen: string | null;
  /** Coordination has closed the door: no hour is offered, a person answers. */
  readonly requestOnly: boolean;
  readonly whenParisOpens: { hour: string; place: string } | null;
}

/** As far as slots are ever offered, in days. */
const horizonDays = 92;

/** Loads the free hours of a draft. */
@Injectable()
export class SlotsPage {
  constructor(
    private readonly slots: SlotsService,
    private readonly drafts: DraftsService,
  ) {}

  async offer({ draft, query, visit: { now } }: Turn): Promise<Offer> {
    const { type = '', territoryId = '', modality = 'visio', start } = draft.answers;
    const wide = textOf(query, 'horaires') === 'larges';
    const wish = { type, territoryId, modality, wide, ...wholePeriod(now) };
    const { items, timeZone, requestOnly } = await this.slots.offered(anonymous, wish, now);
    const own = draft.hold === 'held' && start ? [Date.parse(start)] : [];
    const starts = [...new Set([...items.map((item) => item.start), ...own])].sort((a, b) => a - b);
    const asked = mondayOf(textOf(query, 'semaine'));
    const wanted = asked || (start ? zoned(new Date(start), timeZone).toPlainDate().toString() : undefined);
    return {
      ...{ starts, timeZone, wide, requestOnly, clock: clockOf(timeZone) },
      week: weekOf({ starts, timeZone, wanted, hrefOf: (week) => address({ semaine: week, ...(wide && { horaires: 'larges' }) }) }),
      action: address({ ...(asked && { semaine: asked }), ...(wide && { horaires: 'larges' }) }),
      wideHref: address(wide ? {} : { horaires: 'larges' }),
      chosen: start ? rfc3339(Date.parse(start)) : null,
      whenParisOpens: whenParisOpens(timeZone, now),
    };
  }

  /** The slot chosen before, when it is no longer among the free ones. */
  async lost({ draft: { answers }, visit: { now } }: Turn, { starts, requestOnly }: Offer): Promise<LostSlot | null> {
    if (requestOnly || !answers.start || starts.includes(Date.parse(answers.start))) return null;
    const start = new Date(answers.start);
    if (await this.isFreeAtAnyHour(answers, start, now)) return null;
    return lostAt(start, await this.drafts.taken(anonymous, answers, now));
  }

  /** It may be early or late, and the page on usual hours. */
  private async isFreeAtAnyHour(
    { type = '', territoryId = '', modality = 'visio' }: DraftAnswers,
    start: Date,
    now: Date,
  ): Promise<boolean> {
    const day = (shift: number) => zoned(start, 'UTC').toPlainDate().add({ days: shift }).toString();
    const wish = { type, territoryId, modality, wide: true, from: day(-1), to: day(1) };
    const { items } = await this.slots.offered(anonymous, wish, now);
    return items.some((item) => item.start === start.getTime());
  }
}

export const lostAt = (start: Date, { alternatives, timeZone, wasOffered }: SlotTaken): LostSlot => ({
  wasOffered,
  was: `${dayAt(start, timeZone)} à ${hourAt(start, timeZone)}`,
  nearest: alternatives.map((slot) => datedHourOf(slot.start, timeZone)),
});

/** From today to the horizon, on the earliest of calendars. */
export function wholePeriod(now: Date): { from: string; to: string } {
  const from = zoned(now, 'UTC').toPlainDate();
  return { from: from.toString(), to: from.add({ days: horizonDays }).toString() };
}

const address = (filters: Record<string, string>): string => `/rendez-vous?${new URLSearchParams({ etape: 'creneau', ...filters })}`;
