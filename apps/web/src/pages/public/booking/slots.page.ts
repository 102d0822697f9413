import { Injectable } from '@nestjs/common';
import { SlotsService, type SlotTaken } from '#appointments';
import { type DraftAnswers, DraftsService } from '#intake';
import { anonymous, clockOf, dayAt, hourAt, localDate, rfc3339, zoned } from '#kernel';
import type { LostSlot, WeekWords } from '#views';
import { textOf } from '../../form.js';
import { type Dates, type FreeHours, hoursAround } from '../hours-around.js';
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
    const asked = mondayOf(textOf(query, 'semaine'));
    const wanted = (zone: string) => asked || (start ? localDate(Date.parse(start), zone) : '');
    const own = draft.hold === 'held' && start ? Date.parse(start) : null;
    const load = async (dates: Dates) =>
      withOwn(await this.slots.offered(anonymous, { type, territoryId, modality, wide, ...dates }, now), own, dates);
    const { items, timeZone, requestOnly } = await hoursAround(load, wanted, now);
    const starts = items.map((item) => item.start);
    const hrefOf = (semaine: string) => address({ semaine, ...(wide && { horaires: 'larges' }) });
    return {
      ...{ starts, timeZone, wide, requestOnly, clock: clockOf(timeZone) },
      week: weekOf({ starts, timeZone, wanted: wanted(timeZone), hrefOf, now }),
      action: address({ ...(asked && { semaine: asked }), ...(wide && { horaires: 'larges' }) }),
      wideHref: address(wide ? {} : { horaires: 'larges' }),
      chosen: start ? rfc3339(Date.parse(start)) : null,
      whenParisOpens: whenParisOpens(timeZone, now),
    };
  }

  /** The slot chosen before, when it is no longer among the free ones. */
  async lost({ draft: { answers, hold }, visit: { now } }: Turn, { starts, requestOnly }: Offer): Promise<LostSlot | null> {
    if (requestOnly || !answers.start || hold === 'held' || starts.includes(Date.parse(answers.start))) return null;
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

/** The hour that this draft holds is free for it. */
function withOwn(offer: FreeHours, own: number | null, { from, to }: Dates): FreeHours {
  const date = own === null ? '' : localDate(own, offer.timeZone);
  if (own === null || date < from || date > to || offer.items.some(({ start }) => start === own)) return offer;
  return { ...offer, items: [...offer.items, { start: own }].sort((a, b) => a.start - b.start) };
}

const address = (filters: Record<string, string>): string => `/rendez-vous?${new URLSearchParams({ etape: 'creneau', ...filters })}`;
