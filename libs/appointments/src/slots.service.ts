import { Injectable } from '@nestjs/common';
import { union } from '#agenda';
import { type Actor, days, InvalidInput, localDate, permit } from '#kernel';
import { TerritoriesService, type TerritoryRead } from '#territories';
import type { Modality } from './appointment.entity.js';
import { type OfferedSlot, SlotTaken } from './appointments.errors.js';
import { CatalogueService, wrongModality } from './catalogue.service.js';
import { nearest } from './domain/alternatives.js';
import { comesByTheDoor, maySeeSlots } from './domain/policy.js';
import { timing } from './domain/timing.js';
import { type Dates, FreeHours } from './free-hours.js';
import type { Need } from './need.js';
import { judged, type Period, withinReach } from './period.js';

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

const alternativesOffered = 5;

/** Which slots a territory is offered: the load is a constant number of queries, the rest is the engine's. */
@Injectable()
export class SlotsService {
  private readonly offeredIn = new WeakMap<ReadonlyMap<string, number[]>, readonly OfferedSlot[]>();

  constructor(
    private readonly hours: FreeHours,
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
    return { timeZone, items: this.itemsOf(free, need), requestOnly: false };
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

  /** The same slots to those who share what was computed. */
  private itemsOf(free: ReadonlyMap<string, number[]>, need: Need): readonly OfferedSlot[] {
    const items = this.offeredIn.get(free) ?? union(free).map((start) => slot(start, need));
    this.offeredIn.set(free, items);
    return items;
  }

  private async freeByAdvisor(need: Need, period: Dates, now: Date): Promise<Map<string, number[]>> {
    const offered = withinReach(period, need.territory.timeZone, now);
    return offered ? this.hours.byAdvisor(need, { ...offered, wide: period.wide }, now) : new Map();
  }
}

function listed(territory: TerritoryRead | null): TerritoryRead {
  if (territory && territory.kind !== 'other') return territory;
  throw new InvalidInput([{ pointer: '/territory', detail: 'Cette collectivité n’est pas dans la liste.' }]);
}

/** The nearest of these, as slots. */
const offered = (starts: readonly number[], need: Need, wanted: Date): OfferedSlot[] =>
  nearest(starts, wanted.getTime(), alternativesOffered).map((start) => slot(start, need));

const slot = (start: number, { durationMinutes }: Need): OfferedSlot => ({ start, end: start + durationMinutes * 60_000 });
