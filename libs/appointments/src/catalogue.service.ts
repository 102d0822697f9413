import { Injectable } from '@nestjs/common';
import { type Actor, InvalidInput, permit, wholeSecond } from '#kernel';
import { Database, Transactional } from '#platform';
import type { TerritoryRead } from '#territories';
import { currentType, currentTypes, currentTypeThere } from './appointments.queries.js';
import type { CatalogueEntry } from './catalogue.fr.js';
import { mayPublishCatalogue, mayReadCatalogue } from './domain/policy.js';
import { SessionType } from './session-type.entity.js';

export interface SessionTypeRead extends CatalogueEntry {
  readonly version: number;
}

export interface TypeThere extends SessionTypeRead {
  /** That territory books on request only. */
  readonly closed: boolean;
  /** Null where it has another identifier today, or is none. */
  readonly territory: TerritoryRead | null;
}

/** The catalogue of what one can meet about, versioned. */
@Injectable()
export class CatalogueService {
  constructor(private readonly database: Database) {}

  /** The current version of each entry, in the order people see. */
  async sessionTypes(by: Actor): Promise<SessionTypeRead[]> {
    permit(mayReadCatalogue(by));
    return this.database.rows<SessionTypeRead>(currentTypes);
  }

  /** One that can be booked; anything else is refused with its pointer. */
  async bookable(by: Actor, code: string): Promise<SessionTypeRead> {
    permit(mayReadCatalogue(by));
    return bookableOnly(await this.database.row<SessionTypeRead>(currentType, [code]));
  }

  /** The same, for a territory. */
  async bookableThere(by: Actor, code: string, territoryId: string, now: Date): Promise<TypeThere> {
    permit(mayReadCatalogue(by));
    const [type] = await this.database.sharedRows<TypeThere>(currentTypeThere, [code, territoryId, wholeSecond(now)]);
    return bookableOnly(type);
  }

  /** Publishes what is new or changed as a next version; the same catalogue twice changes nothing. */
  @Transactional()
  async publish(by: Actor, entries: readonly CatalogueEntry[], now: Date): Promise<void> {
    permit(mayPublishCatalogue(by));
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('session_type'))`);
    const current = new Map((await this.sessionTypes(by)).map((type) => [type.code, type]));
    const changed = entries.map((entry, position) => ({ entry, position })).filter(({ entry }) => !same(current.get(entry.code), entry));
    if (changed.length === 0) return;
    await this.database.repository(SessionType).insert(
      changed.map(({ entry, position }) => ({
        ...entry,
        modalities: [...entry.modalities],
        ...preparationIn(entry),
        position,
        version: (current.get(entry.code)?.version ?? 0) + 1,
        since: now,
      })),
    );
  }

  /** Types that were published before they said what to prepare get a version that does; whatever says it already stays. */
  @Transactional()
  async addPreparation(by: Actor, entries: readonly CatalogueEntry[], now: Date): Promise<void> {
    const known = new Map(entries.map((entry) => [entry.code, preparationIn(entry)]));
    const types = await this.sessionTypes(by);
    const completed = types.map(({ version: _version, ...type }) => ({
      ...type,
      ...(type.askedOfCollectivite ? {} : known.get(type.code)),
    }));
    await this.publish(by, completed, now);
  }
}

const preparationIn = ({ askedOfCollectivite, askedOfAdvisor }: CatalogueEntry) => ({
  askedOfCollectivite: askedOfCollectivite && [...askedOfCollectivite],
  askedOfAdvisor: askedOfAdvisor && [...askedOfAdvisor],
});

export function bookableOnly<T extends SessionTypeRead>(found: T | undefined): T {
  if (found?.bookable) return found;
  throw new InvalidInput([{ pointer: '/type', detail: 'Ce type de rendez-vous n’existe pas ou ne se réserve pas ici.' }]);
}

const same = (known: SessionTypeRead | undefined, entry: CatalogueEntry): boolean =>
  known !== undefined &&
  (Object.keys(entry) as (keyof CatalogueEntry)[]).every((key) => JSON.stringify(known[key]) === JSON.stringify(entry[key]));

export const wrongModality = () => new InvalidInput([{ pointer: '/modality', detail: 'Ce rendez-vous ne se tient pas de cette manière.' }]);
