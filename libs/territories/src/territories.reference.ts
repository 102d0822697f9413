import { Injectable } from '@nestjs/common';
import { type Actor, permit } from '#kernel';
import { Database, Transactional } from '#platform';
import { cogVersion, readCog } from './cog.files.js';
import type { Cog } from './domain/cog.js';
import type { Fault } from './domain/draft.js';
import { mapCog } from './domain/mapping.js';
import { mayExtend } from './domain/policy.js';
import { seededHolidays } from './holidays.seed.js';
import { currentDepartements } from './territories.queries.js';
import { retireOthers, settleIndexes, storeHolidays, storeVintage } from './territories.store.js';

/** Raised whenever the same COG would be mapped to other rows. */
const mapping = 2;

/** Rows sent to PostgreSQL at once. */
const batch = 10_000;

export interface ReferenceLoad {
  /** False: this version was in the database already. */
  readonly territories: boolean;
  readonly holidays: boolean;
  /** What of the source was left out or corrected. */
  readonly faults: readonly Fault[];
}

/** Told how far a long load has come, in territories. */
export type Progress = (done: number, total: number) => void;

/** Brings the territories of France and their holidays into the database. */
@Injectable()
export class TerritoriesReference {
  constructor(private readonly database: Database) {}

  /** To be called at each start: what is there already is not read again, what a person edited stays. Callers at once wait for each other. */
  @Transactional()
  async load(by: Actor, now: Date, progress: Progress = () => {}): Promise<ReferenceLoad> {
    permit(mayExtend(by));
    await this.database.rows(`SELECT pg_advisory_xact_lock(hashtext('territories'))`);
    const version = `${cogVersion()}/${mapping}`;
    const stale = (await this.loaded('territories')) !== version;
    const faults = stale ? await this.take(by, readCog(), progress) : [];
    if (stale) await this.remember('territories', version, now);
    const holidays = await this.seedHolidays(version, now);
    return { territories: stale, holidays, faults };
  }

  /** Makes the reference say what this COG says, and answers with what in it could not be taken as it stands. */
  @Transactional()
  async take(by: Actor, cog: Cog, progress: Progress = () => {}): Promise<readonly Fault[]> {
    permit(mayExtend(by));
    const { territories, faults } = mapCog(cog);
    for (let done = 0; done < territories.length; done += batch) {
      await this.database.rows(storeVintage, [JSON.stringify(territories.slice(done, done + batch)), cog.vintage]);
      progress(Math.min(done + batch, territories.length), territories.length);
    }
    await this.database.rows(retireOthers, [cog.vintage]);
    await this.database.rows(settleIndexes);
    return faults;
  }

  /** The dates off from last year to three years ahead, each département's own. */
  private async seedHolidays(territories: string, now: Date): Promise<boolean> {
    const year = now.getUTCFullYear();
    const version = `${year - 1}–${year + 3} ${territories}`;
    if ((await this.loaded('holidays')) === version) return false;
    const departements = await this.database.rows<{ code: string }>(currentDepartements);
    const codes = departements.map(({ code }) => code);
    const seeded = await seededHolidays(codes, [year - 1, year, year + 1, year + 2, year + 3]);
    await this.database.rows(storeHolidays, [JSON.stringify(seeded)]);
    await this.remember('holidays', version, now);
    return true;
  }

  private async loaded(source: Source): Promise<string | null> {
    const row = await this.database.row<{ version: string }>('SELECT version FROM territory_load WHERE source = $1', [source]);
    return row?.version ?? null;
  }

  private async remember(source: Source, version: string, now: Date): Promise<void> {
    await this.database.rows(
      `INSERT INTO territory_load (source, version, loaded_at) VALUES ($1, $2, $3)
       ON CONFLICT (source) DO UPDATE SET version = $2, loaded_at = $3`,
      [source, version, now],
    );
  }
}

type Source = 'territories' | 'holidays';
