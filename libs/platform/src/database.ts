import { Injectable } from '@nestjs/common';
import { TransactionHost } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { DataSource, type DataSourceOptions, type EntityManager, type EntityTarget, type ObjectLiteral, type Repository } from 'typeorm';
import { config } from './config.js';
import { migrations } from './migrations/index.js';
import { PreparingClient } from './preparing-client.js';

/** The one door to PostgreSQL: whatever goes through it joins the caller's `@Transactional()`, if there is one. */
@Injectable()
export class Database {
  constructor(private readonly host: TransactionHost<TransactionalAdapterTypeOrm>) {}

  get manager(): EntityManager {
    return this.host.tx;
  }

  /** The rows of a SELECT, or of INSERT, UPDATE or DELETE … RETURNING: always the rows alone (TypeORM adds a count to the last two). */
  async rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const answer: unknown = await this.host.tx.query(sql, parameters as unknown[]);
    const withCount = Array.isArray(answer) && answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
    return (withCount ? answer[0] : answer) as T[];
  }

  async row<T>(sql: string, parameters: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, parameters))[0];
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.host.tx.getRepository(entity);
  }
}

export const databaseOptions = (): DataSourceOptions => ({
  type: 'postgres',
  url: config().databaseUrl,
  migrations: [...migrations],
  migrationsTableName: 'migration',
  poolSize: config().poolSize,
  applicationName: 'cellule',
  extra: { Client: PreparingClient },
});

/** Names of the migrations that ran. One server at a time, whatever the number that start: TypeORM takes no lock itself. */
export async function migrate(): Promise<string[]> {
  const source = await new DataSource(databaseOptions()).initialize();
  const lock = source.createQueryRunner();
  await lock.query(`SELECT pg_advisory_lock(hashtext('migrations'))`);
  try {
    return (await source.runMigrations({ transaction: 'all' })).map((migration) => migration.name);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtext('migrations'))`);
    await lock.release();
    await source.destroy();
  }
}
