import { Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { ClsModule } from 'nestjs-cls';
import { Announcer } from './announcer.js';
import { Clock, SystemClock } from './clock.js';
import { Database, databaseOptions } from './database.js';
import { Heartbeats } from './heartbeats.js';
import { Idempotency } from './idempotency.js';
import { Installation } from './installation.js';
import { Outbox } from './outbox.js';
import { PoolWatch } from './pool.js';
import { ProConnect } from './pro-connect.js';
import { Secret } from './secret.js';

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
    Announcer,
    Database,
    Heartbeats,
    Idempotency,
    Installation,
    Outbox,
    PoolWatch,
    ProConnect,
    Secret,
    { provide: Clock, useClass: SystemClock },
  ],
  exports: [Announcer, Database, Heartbeats, Idempotency, Outbox, PoolWatch, ProConnect, Secret, Clock],
})
export class PlatformModule {}
