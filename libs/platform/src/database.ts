import { Injectable, Logger } from '@nestjs/common';
import { TransactionHost } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import {
  DataSource,
  type DataSourceOptions,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import { config } from './config.js';
import { KeptReads } from './kept-reads.js';
import { migrations } from './migrations/index.js';
import { PreparingConnection } from './prepared-statements.js';
import { SharedReads } from './shared-reads.js';

/** The one door to PostgreSQL: whatever goes through it joins the caller's `@Transactional()`, if there is one. */
@Injectable()
export class Database {
  private readonly shared = new SharedReads<unknown[]>();
  private readonly kept = new KeptReads<unknown[]>(() => this.snapshot());

  constructor(private readonly host: TransactionHost<TransactionalAdapterTypeOrm>) {}

  get manager(): EntityManager {
    return this.host.tx;
  }

  /** The rows of a SELECT, or of INSERT, UPDATE or DELETE … RETURNING. Asked of the connection itself: TypeORM's own way costs as much again. */
  async rows<T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
    const { queryRunner: ours, dataSource } = this.host.tx;
    const runner = ours ?? dataSource.createQueryRunner();
    try {
      dataSource.logger.logQuery(sql, parameters as unknown[], runner);
      return (await asked(runner, sql, parameters)) as T[];
    } finally {
      if (!ours) await runner.release();
    }
  }

  /** The same for a SELECT that crowds ask at once: outside a transaction they share a reading that begins once all of them have asked. */
  async sharedRows<T>(sql: string, parameters: readonly unknown[]): Promise<readonly T[]> {
    if (this.host.isTransactionActive()) return this.rows<T>(sql, parameters);
    return (await this.shared.ask(`${sql}${JSON.stringify(parameters)}`, () => this.rows(sql, parameters))) as readonly T[];
  }

  /** The same for a long SELECT: its rows are kept as long as nothing at all is committed. To be changed by nobody. */
  async keptRows<T>(sql: string, parameters: readonly unknown[]): Promise<readonly T[]> {
    if (this.host.isTransactionActive()) return this.rows<T>(sql, parameters);
    const question = `${sql}${JSON.stringify(parameters)}`;
    return (await this.shared.ask(question, () => this.kept.ask(question, () => this.rows(sql, parameters)))) as readonly T[];
  }

  async row<T>(sql: string, parameters: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.rows<T>(sql, parameters))[0];
  }

  /** PostgreSQL's name for what is committed at this moment. */
  private async snapshot(): Promise<string> {
    const [now] = await this.sharedRows<{ name: string }>('SELECT pg_current_snapshot()::text AS name', []);
    return now!.name;
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.host.tx.getRepository(entity);
  }

  /** What a SELECT of `rows` names to read an entity's facts by their own names. */
  columns<E extends ObjectLiteral>(entity: EntityTarget<E>): string {
    return this.repository(entity)
      .metadata.columns.map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`)
      .join(', ');
  }

  /** What an INSERT of these facts of an entity is made of: its columns, their places from `$1` on, and their values. */
  insertion<E extends ObjectLiteral>(entity: EntityTarget<E>, facts: Partial<E>): { columns: string; places: string; values: unknown[] } {
    const given = this.repository(entity).metadata.columns.filter(({ propertyName }) => facts[propertyName] !== undefined);
    return {
      columns: given.map(({ databaseName }) => databaseName).join(', '),
      places: given.map((_, i) => `$${i + 1}`).join(', '),
      values: given.map(({ propertyName }) => facts[propertyName]),
    };
  }
}

/** Failures are TypeORM's, whoever asked. */
async function asked(runner: QueryRunner, sql: string, parameters: readonly unknown[]): Promise<unknown[]> {
  const connection: { query(sql: string, parameters: readonly unknown[]): Promise<{ rows: unknown[] }> } = await runner.connect();
  try {
    return (await connection.query(sql, parameters)).rows;
  } catch (error) {
    throw new QueryFailedError(sql, parameters as unknown[], error as Error);
  }
}

export const databaseOptions = (): DataSourceOptions => ({
  type: 'postgres',
  url: config().databaseUrl,
  migrations: [...migrations],
  migrationsTableName: 'migration',
  poolSize: config().poolSize,
  applicationName: 'cellule',
  poolErrorHandler: (error: unknown) => new Logger('PostgreSQL').warn(error),
  extra: { Client: PreparingConnection, ...limits() },
});

/** Nobody waits for ever: not for a statement, a lock, a transaction left open or a connection. In milliseconds. */
function limits() {
  const { statementSeconds } = config();
  if (statementSeconds === 0) return {};
  return {
    statement_timeout: statementSeconds * 1000,
    lock_timeout: Math.min(10, statementSeconds) * 1000,
    idle_in_transaction_session_timeout: statementSeconds * 1000,
    connectionTimeoutMillis: 10_000,
  };
}

/** Names of the migrations that ran. One server at a time, whatever the number that start: TypeORM takes no lock itself. */
export async function migrate(url = config().databaseUrl): Promise<string[]> {
  const source = await new DataSource({ ...databaseOptions(), url, extra: {} } as DataSourceOptions).initialize();
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
