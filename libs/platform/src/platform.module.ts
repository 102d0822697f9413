import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { ClsModule } from 'nestjs-cls';
import { Announcer } from './announcer.js';
import { Clock, SystemClock } from './clock.js';
import { Database, databaseOptions } from './database.js';
import { FileCollector } from './files/file-collector.js';
import { FileMoves } from './files/file-moves.js';
import { FileScans } from './files/file-scans.js';
import { chosenStore } from './files/file-stores.js';
import { Files } from './files/files.service.js';
import { FileStore } from './files/store.js';
import { Heartbeats } from './heartbeats.js';
import { Idempotency } from './idempotency.js';
import { Installation } from './installation.js';
import { Journal } from './journal.js';
import { JournalCheck } from './journal-check.js';
import { Outbox } from './outbox.js';
import { platformInventory } from './platform.inventory.js';
import { PoolWatch } from './pool.js';
import { Accesses } from './privacy/accesses.js';
import { Inventories } from './privacy/inventories.js';
import { JournalMonths } from './privacy/journal-months.js';
import { JournalRegister } from './privacy/journal-register.js';
import { OwnDataService } from './privacy/own-data.js';
import { Retention } from './privacy/retention.js';
import { RetentionHolds } from './privacy/retention-holds.js';
import { ProConnect } from './pro-connect.js';
import { Secret } from './secret.js';

const services = [
  ...[Announcer, Database, Heartbeats, Idempotency, Inventories, Journal, Outbox, PoolWatch, ProConnect, Secret],
  ...[Accesses, JournalRegister, OwnDataService, Retention, RetentionHolds],
  ...[FileCollector, FileMoves, Files, FileScans],
];

/** The machinery every module stands on: one door to the database, the clock, the outbox and journal, keys and tokens. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...databaseOptions(), autoLoadEntities: true, retryAttempts: 2, retryDelay: 500 }),
    }),
    ClsModule.forRoot({
      global: true,
      plugins: [new ClsPluginTransactional({ adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: getDataSourceToken() }) })],
    }),
  ],
  providers: [
    ...[...services, Installation, JournalCheck, JournalMonths],
    { provide: Clock, useClass: SystemClock },
    { provide: FileStore, useFactory: chosenStore },
  ],
  exports: [...services, Clock, FileStore],
})
export class PlatformModule {
  constructor(inventories: Inventories) {
    inventories.add('platform', platformInventory);
  }
}
