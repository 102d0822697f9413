import { Injectable } from '@nestjs/common';
import { type AdvisorAgenda, AgendaService, freeSlots, hoursOf, union } from '#agenda';
import { type Actor, days, InvalidInput, localDate, permit, startOfDay, system, Temporal } from '#kernel';
import { TerritoriesService, type TerritoryRead } from '#territories';
import type { Modality } from './appointment.entity.js';
import { type OfferedSlot, SlotTaken } from './appointments.errors.js';
import { CatalogueService, wrongModality } from './catalogue.service.js';
import { nearest } from './domain/alternatives.js';
import { comesByTheDoor, maySeeSlots } from './domain/policy.js';
import { timing, usualHours, wideHours } from './domain/timing.js';
import { judged, type Period, withinReach } from './period.js';

/** What is asked of whoever meets: where they are, how long, by which means. */
export interface Need {
  readonly territory: TerritoryRead;
  readonly durationMinutes: number;
  readonly modality: Modality;
  /** Its commitments do not count: the appointment that moves, the draft that holds. */
  readonly ignoring?: string | undefined;
  readonly withoutHolds?: boolean;
  /** Without notice: somebody else expects that very hour. */
  readonly evenSoon?: boolean;
  /** As if nobody had taken anything. */
  readonly evenTaken?: boolean;
  /** Only with that advisor. */
  readonly advisorId?: string | undefined;
  /** Booked on request only: coordination has closed the door for it. */
  readonly closed?: boolean;
}

export interface SlotsWish extends Period, Pick<Need, 'modality' | 'ignoring' | 'advisorId'> {
  readonly territoryId: string;
  readonly type: string;
}

export interface Offer {
  readonly timeZone: string;
  readonly items: readonly OfferedSlot[];
  /** Answered by hand: nothing is offered, a request is. */
  readonly requestOnly: boolean;
}

const asEngine = system('slots');

const alternativesOffered = 5;

/** Which slots a territory is offered: the load is a constant number of queries, the rest is the engine's. */
@Injectable()
export class SlotsService {
  constructor(
    private readonly agenda: AgendaService,
    private readonly territories: TerritoriesService,
    private readonly catalogue: CatalogueService,
  ) {}

  async offered(by: Actor, wish: SlotsWish, now: Date): Promise<Offer> {
    permit(maySeeSlots(by));
    const { closed, territory: here, ...type } = await this.catalogue.bookableThere(by, wish.type, wish.territoryId, now);
    if (!type.modalities.includes(wish.modality)) throw wrongModality();
    const territory = listed(here ?? (await this.territories.find(by, wish.territoryId)));
    const need = { ...wish, territory, durationMinutes: type.durationMinutes, closed: closed && comesByTheDoor(by) };
    return this.offeredFor(by, need, wish, now);
  }

  async offeredFor(by: Actor, need: Need, period: Period, now: Date): Promise<Offer> {
    permit(maySeeSlots(by));
    const { timeZone } = need.territory;
    const { from, to } = judged(period, timeZone, now);
    if ((need.modality === 'on_site' && comesByTheDoor(by)) || need.closed) return { timeZone, items: [], requestOnly: true };
    const free = await this.freeByAdvisor(need, { from, to, wide: period.wide }, now);
    return { timeZone, items: union(free).map((start) => slot(start, need)), requestOnly: false };
  }

  /** Who could take it at that very start, on the widest hours that are ever offered. */
  async freeAt(by: Actor, need: Need, start: Date, now: Date): Promise<string[]> {
    permit(maySeeSlots(by));
    if (start <= now || start.getTime() > now.getTime() + timing.horizon) return [];
    const date = localDate(start, need.territory.timeZone);
    const free = await this.freeByAdvisor(need, { from: date, to: date, wide: true }, now);
    return [...free].filter(([, starts]) => starts.includes(start.getTime())).map(([advisorId]) => advisorId);
  }

  /** The five nearest to what was wanted; on wide hours only when the usual ones have nothing. */
  async alternatives(by: Actor, need: Need, start: Date, now: Date): Promise<OfferedSlot[]> {
    permit(maySeeSlots(by));
    const around = { from: start.getTime() - days(14), to: start.getTime() + days(14) };
    const near = await this.startsBetween(need, { ...around, wide: false }, now);
    if (near.length >= alternativesOffered) return offered(near, need, start);
    const ever = { from: now.getTime(), to: now.getTime() + timing.horizon };
    const usual = await this.startsBetween(need, { ...ever, wide: false }, now);
    return offered(usual.length > 0 ? usual : await this.startsBetween(need, { ...ever, wide: true }, now), need, start);
  }

  /** The refusal of a slot that someone wanted, with what is nearest. */
  async taken(by: Actor, wish: { territory: string; type: string; modality: Modality; start: Date }, now: Date): Promise<SlotTaken> {
    const type = await this.catalogue.bookable(by, wish.type);
    const territory = await this.territory(by, wish.territory);
    const need = { territory, durationMinutes: type.durationMinutes, modality: wish.modality };
    return this.refusal(by, need, wish.start, now);
  }

  async refusal(by: Actor, need: Need, start: Date, now: Date): Promise<SlotTaken> {
    const wasOffered = (await this.freeAt(by, { ...need, evenTaken: true }, start, now)).length > 0;
    return new SlotTaken(await this.alternatives(by, need, start, now), need.territory.timeZone, wasOffered);
  }

  /** How many advisor × start pairs a date of the territory offers when nobody holds anything. */
  async pairsOn(by: Actor, need: Need, date: string, now: Date): Promise<number> {
    permit(maySeeSlots(by));
    const free = await this.freeByAdvisor({ ...need, withoutHolds: true }, { from: date, to: date, wide: true }, now);
    return [...free.values()].reduce((count, starts) => count + starts.length, 0);
  }

  async territory(by: Actor, id: string): Promise<TerritoryRead> {
    return listed(await this.territories.find(by, id));
  }

  /** Free starts on the territory's dates between two instants, within what is ever offered. */
  private async startsBetween(need: Need, { from, to, wide }: { from: number; to: number; wide: boolean }, now: Date): Promise<number[]> {
    const { timeZone } = need.territory;
    const [first, last] = [Math.max(from, now.getTime()), Math.min(to, now.getTime() + timing.horizon)];
    if (first > last) return [];
    return union(await this.freeByAdvisor(need, { from: localDate(first, timeZone), to: localDate(last, timeZone), wide }, now));
  }

  private async freeByAdvisor(need: Need, period: Dates, now: Date): Promise<Map<string, number[]>> {
    const offered = withinReach(period, need.territory.timeZone, now);
    return offered ? this.computed(need, { ...offered, wide: period.wide }, now) : new Map();
  }

  private async computed(need: Need, { from, to, wide }: Dates, now: Date): Promise<Map<string, number[]>> {
    const { territory, durationMinutes, modality } = need;
    const span = {
      from: startOfDay(from, territory.timeZone),
      to: startOfDay(Temporal.PlainDate.from(to).add({ days: 1 }), territory.timeZone),
    };
    const [agendas, closed] = await this.loaded(
      need,
      { ...span, modality, ignoring: need.ignoring, withoutHolds: need.withoutHolds ?? false },
      now,
    );
    const horizon = now.getTime() + timing.horizon;
    const free = freeSlots(agendas, {
      durationMinutes,
      stepMinutes: timing.stepMinutes,
      beforeMinutes: timing.beforeMinutes,
      afterMinutes: timing.afterMinutes,
      earliest: now.getTime() + (need.evenSoon ? 0 : timing.notice),
      from: span.from.getTime(),
      to: Math.min(span.to.getTime(), horizon + durationMinutes * 60_000),
      within: hoursOf(territory.timeZone, from, to, { ...(wide ? wideHours : usualHours), closed }),
    });
    return perPerson(free);
  }

  /** Every advisor's agenda, their holidays as closed dates, and the territory's own: two queries, whatever the number of people. */
  private async loaded(need: Need, query: Parameters<AgendaService['agendas']>[1], now: Date): Promise<[AdvisorAgenda[], Set<string>]> {
    const [from, to] = [localDate(query.from.getTime() - days(2), 'UTC'), localDate(query.to.getTime() + days(2), 'UTC')];
    const rows = (await this.agenda.agendas(asEngine, query, now)).filter((row) => !need.advisorId || row.person_id === need.advisorId);
    const workplaces = rows.flatMap(({ workplace }) => workplace ?? []);
    const holidays = await this.territories.holidaysOfMany(asEngine, [...new Set([need.territory.id, ...workplaces])], from, to);
    const closedAt = (workplace: string | null) => (holidays.get(workplace ?? '') ?? []).map((date) => ({ date, windows: [] }));
    const agendas = rows.map(({ person_id, time_zone, weekly, dated, busy, workplace, until, exceptions }) => ({
      id: `${person_id} ${time_zone}`,
      timeZone: time_zone,
      ...{ weekly, dated, until },
      busy: need.evenTaken ? [] : busy,
      exceptions: [...new Map([...exceptions, ...closedAt(workplace)].map((day) => [day.date, day])).values()],
    }));
    return [agendas, new Set(holidays.get(need.territory.id) ?? [])];
  }
}

function listed(territory: TerritoryRead | null): TerritoryRead {
  if (territory && territory.kind !== 'other') return territory;
  throw new InvalidInput([{ pointer: '/territory', detail: 'Cette collectivité n’est pas dans la liste.' }]);
}

interface Dates {
  readonly from: string;
  readonly to: string;
  readonly wide: boolean;
}

/** One person may open on several clocks: their agendas are one again. */
function perPerson(free: ReadonlyMap<string, number[]>): Map<string, number[]> {
  const people = new Map<string, number[]>();
  for (const [id, starts] of free) {
    const personId = id.slice(0, id.indexOf(' '));
    const others = people.get(personId);
    people.set(personId, others ? [...new Set([...others, ...starts])].sort((a, b) => a - b) : starts);
  }
  return people;
}

/** The nearest of these, as slots. */
const offered = (starts: readonly number[], need: Need, wanted: Date): OfferedSlot[] =>
  nearest(starts, wanted.getTime(), alternativesOffered).map((start) => slot(start, need));

const slot = (start: number, { durationMinutes }: Need): OfferedSlot => ({ start, end: start + durationMinutes * 60_000 });
