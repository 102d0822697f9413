import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, isDay, permit } from '#kernel';
import { Database, refusedBy } from '#platform';
import { declaredPlace, type Groupement, groupementPlace, type Said, wrongInGroupement, wrongInSaid } from './domain/extension.js';
import { mayDeclare, mayExtend, mayRead } from './domain/policy.js';
import { readQuery } from './domain/query.js';
import { looksLikeTerritoryId, type ReferenceTerritory, type TerritoryKind, type TerritoryRead, territoryId } from './domain/territory.js';
import { GroupementKnown, UnknownTerritory } from './territories.errors.js';
import { territoryFields } from './territories.fr.js';
import { byCurrentId, byId, byListedId, calendarOf, currentDepartements, daysOff, namesOf, tries } from './territories.queries.js';
import { storeHoliday, storeOne } from './territories.store.js';

export interface TerritorySearch {
  readonly q: string;
  readonly kind?: TerritoryKind | undefined;
  readonly limit: number;
}

export interface HolidaySaid {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly name: string;
  /** False: people work on that day. */
  readonly observed: boolean;
}

export interface HolidayRead extends HolidaySaid {
  /** When a person said so; null for what was loaded. */
  readonly editedAt: Date | null;
}

/** Which collectivité is this, where, in which time zone. */
@Injectable()
export class TerritoriesService {
  constructor(private readonly database: Database) {}

  /** Best match first; nothing when what was typed has no letter or digit. */
  async search(by: Actor, { q, kind, limit }: TerritorySearch): Promise<TerritoryRead[]> {
    permit(mayRead(by));
    for (const { text, values } of tries(readQuery(q), { kind, limit })) {
      const found = await this.database.rows<TerritoryRead>(text, values);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** A predecessor's identifier gives its successor; one retired without a successor is still read. */
  async find(by: Actor, id: string): Promise<TerritoryRead | null> {
    permit(mayRead(by));
    if (!looksLikeTerritoryId(id)) return null;
    const current = await this.database.row<TerritoryRead>(byCurrentId, [id]);
    return current ?? (await this.database.row<TerritoryRead>(byId, [id])) ?? null;
  }

  /** The same among those of the list: none that is retired, nor one that only its people name. */
  async listed(by: Actor, id: string): Promise<TerritoryRead | null> {
    permit(mayRead(by));
    return looksLikeTerritoryId(id) ? ((await this.database.row<TerritoryRead>(byListedId, [id])) ?? null) : null;
  }

  async one(by: Actor, id: string): Promise<TerritoryRead> {
    const found = await this.find(by, id);
    if (!found) throw new UnknownTerritory(id);
    return found;
  }

  /** The names of several, in one query; an unknown one is absent. */
  async names(by: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    permit(mayRead(by));
    const rows = await this.database.rows<{ id: string; name: string }>(namesOf, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** For a select, in the order of their codes; overseas collectivités among them. */
  async departements(by: Actor): Promise<TerritoryRead[]> {
    permit(mayRead(by));
    return this.database.rows<TerritoryRead>(currentDepartements);
  }

  /** Dates (`YYYY-MM-DD`) off in that territory, both ends included: its own, else those of its seat's département. */
  async holidays(by: Actor, territoryId: string, from: string, to: string): Promise<string[]> {
    return (await this.holidaysOfMany(by, [territoryId], from, to)).get(territoryId) ?? [];
  }

  /** The same for several, in one query; an unknown one is absent. */
  async holidaysOfMany(by: Actor, territoryIds: readonly string[], from: string, to: string): Promise<Map<string, string[]>> {
    permit(mayRead(by));
    const rows = await this.database.sharedRows<{ id: string; days: string[] }>(daysOff, [territoryIds, from, to]);
    return new Map(rows.map(({ id, days }) => [id, days]));
  }

  /** Every date of that year of which something is said there, in order. */
  async calendar(by: Actor, territoryId: string, year: number): Promise<HolidayRead[]> {
    permit(mayRead(by));
    return this.database.rows<HolidayRead>(calendarOf, [territoryId, `${year}-01-01`, `${year}-12-31`]);
  }

  /** Says that a date is off in a territory, or no longer is; no later seeding changes it. */
  async setHoliday(by: Actor, territoryId: string, holiday: HolidaySaid, now: Date): Promise<void> {
    permit(mayExtend(by));
    if (!isDay(holiday.day)) refuse(['day']);
    const { day, name, observed } = holiday;
    await refusedBy(
      'holiday_territory',
      () => new UnknownTerritory(territoryId),
      () => this.database.rows(storeHoliday, [territoryId, day, name, observed, now]),
    );
  }

  /** What someone says of a collectivité that is not in the list: never searchable, on the clock of its département. */
  async declare(by: Actor, said: Said, now: Date): Promise<TerritoryRead> {
    permit(mayDeclare(by));
    const departement = await this.find(by, territoryId('departement', said.departement));
    refuse(wrongInSaid(said, departement !== null));
    return this.store(declaredPlace(said, randomUUID(), departement!), said.kind.trim(), now);
  }

  /** A PETR, a syndicat, a park: searchable at once. */
  async addGroupement(by: Actor, groupement: Groupement, now: Date): Promise<TerritoryRead> {
    permit(mayExtend(by));
    const departements = await this.departements(by);
    refuse(wrongInGroupement(groupement, new Set(departements.map(({ code }) => code))));
    const own = groupement.departements.map((code) => departements.find((departement) => departement.code === code)!);
    const namesakes = await this.namesakes(groupement.name.trim());
    const place = groupementPlace(groupement, own, (label) => namesakes.has(label));
    return refusedBy(
      'territory_pkey',
      () => new GroupementKnown(place.id),
      () => this.store(place, null, now),
    );
  }

  /** Labels of the places that bear that name. */
  private async namesakes(name: string): Promise<Set<string>> {
    const rows = await this.database.rows<{ label: string }>('SELECT label FROM territory WHERE name = $1 AND retired_in IS NULL', [name]);
    return new Set(rows.map(({ label }) => label));
  }

  private async store(place: ReferenceTerritory, saidKind: string | null, now: Date): Promise<TerritoryRead> {
    await this.database.rows(storeOne, [JSON.stringify([place]), saidKind, now]);
    const { id, kind, code, name, label, siren, population, departements, timeZone } = place;
    return { id, kind, code, name, label, siren, population, departements, timeZone };
  }
}

function refuse(wrong: readonly (keyof typeof territoryFields)[]): void {
  if (wrong.length > 0) throw new InvalidInput(wrong.map((field) => ({ pointer: `/${field}`, detail: territoryFields[field] })));
}
