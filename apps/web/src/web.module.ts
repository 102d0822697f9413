import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import { AgendaModule } from '#agenda';
import { AppointmentsModule } from '#appointments';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { NotificationsModule } from '#notifications';
import { eventsQueue, logOptions, PlatformModule, queueConnection } from '#platform';
import { TerritoriesModule } from '#territories';
import { BookingsController } from './api/bookings.controller.js';
import { SessionTypesController } from './api/session-types.controller.js';
import { SlotsController } from './api/slots.controller.js';
import { TerritoriesController } from './api/territories.controller.js';
import { AccessGuard } from './edge/access.js';
import { Departure } from './edge/departure.js';
import { EdgeInterceptor } from './edge/edge.interceptor.js';
import { RequestLog } from './edge/request-log.js';
import { throttling } from './edge/throttle.js';
import { HealthController } from './health.controller.js';
import { Metrics } from './metrics.js';
import { actionPages, actionProviders } from './pages/actions/index.js';
import { advisorPages, advisorProviders } from './pages/advisor/index.js';
import { JournalController } from './pages/auditor/journal.controller.js';
import { SealsController } from './pages/auditor/seals.controller.js';
import { casePages, caseProviders } from './pages/cases/index.js';
import { collectivitePages } from './pages/collectivite/index.js';
import { doorKeepingPages, doorKeepingProviders } from './pages/coordination/door-index.js';
import { coordinationPages, coordinationProviders } from './pages/coordination/index.js';
import { doorPages, doorProviders } from './pages/door/index.js';
import { FacilitatorController } from './pages/facilitator/home.controller.js';
import { fixingPages, fixingProviders } from './pages/fixing/index.js';
import { PlaceFinder } from './pages/place-finder.js';
import { PrefectureDoorController } from './pages/prefecture/door.controller.js';
import { SummariesController } from './pages/prefecture/summaries.controller.js';
import { privacyPages, privacyProviders } from './pages/privacy/index.js';
import { publicPages, publicProviders } from './pages/public/index.js';
import { requestPages, requestProviders } from './pages/requests/index.js';
import { Readiness } from './readiness.js';

@Module({
  imports: [
    LoggerModule.forRootAsync({ useFactory: logOptions }),
    BullModule.forRootAsync({ useFactory: () => ({ connection: queueConnection() }) }),
    BullModule.registerQueue({ name: eventsQueue }),
    ...[throttling(), DiscoveryModule, PlatformModule],
    ...[AgendaModule, AppointmentsModule, CasesModule, IdentityModule, IntakeModule, NotificationsModule, TerritoriesModule],
  ],
  controllers: [
    BookingsController,
    HealthController,
    SessionTypesController,
    SlotsController,
    TerritoriesController,
    ...publicPages,
    ...doorPages,
    ...[...collectivitePages, ...doorKeepingPages, ...privacyPages, ...requestPages, ...fixingPages],
    ...[
      ...advisorPages,
      ...actionPages,
      ...casePages,
      ...coordinationPages,
      FacilitatorController,
      JournalController,
      SealsController,
      PrefectureDoorController,
      SummariesController,
    ],
  ],
  providers: [
    Departure,
    Metrics,
    Readiness,
    RequestLog,
    ...publicProviders,
    ...doorProviders,
    ...[...advisorProviders, ...actionProviders, ...caseProviders, ...coordinationProviders, PlaceFinder],
    ...[...doorKeepingProviders, ...privacyProviders, ...requestProviders, ...fixingProviders],
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: EdgeInterceptor },
  ],
})
export class WebModule {}
