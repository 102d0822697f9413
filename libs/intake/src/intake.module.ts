import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgendaModule } from '#agenda';
import { AppointmentsModule } from '#appointments';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { Inventories } from '#platform';
import { TerritoriesModule } from '#territories';
import { Answering } from './answering.service.js';
import { AnsweringActions } from './answering-actions.service.js';
import { ArrivalsService } from './arrivals.service.js';
import { BookingAgain } from './booking-again.service.js';
import { BookingDraft } from './booking-draft.entity.js';
import { CallersService } from './callers.service.js';
import { Contesting } from './contesting.service.js';
import { Correcting } from './correcting.service.js';
import { CorrectingMinutes } from './correcting-minutes.service.js';
import { DecidedActions } from './decided-actions.service.js';
import { DeparturesService } from './departures.service.js';
import { DraftsService } from './drafts.service.js';
import { FilingService } from './filing.service.js';
import { FixingService } from './fixing.service.js';
import { FixingSources } from './fixing-sources.js';
import { Following } from './following.js';
import { FollowingRows } from './following-rows.js';
import { HoldsService } from './holds.service.js';
import { intakeInventory } from './intake.inventory.js';
import { IntakeService } from './intake.service.js';
import { MailboxReaders } from './mailbox-readers.service.js';
import { MailedLinks } from './mailed-links.js';
import { PromisesService } from './promises.service.js';
import { Request } from './request.entity.js';
import { RequestFilesService } from './request-files.service.js';
import { RequestLinks } from './request-links.js';
import { RequestRegister } from './request-register.service.js';
import { RequestsService } from './requests.service.js';
import { Succession } from './succession.entity.js';
import { SuccessionsService } from './successions.service.js';
import { SummariesService } from './summaries.service.js';
import { TriageService } from './triage.service.js';
import { WriteUpsService } from './write-ups.service.js';

const services = [
  ...[
    ArrivalsService,
    BookingAgain,
    Answering,
    CallersService,
    AnsweringActions,
    Contesting,
    Correcting,
    CorrectingMinutes,
    DecidedActions,
    DeparturesService,
    DraftsService,
    FilingService,
    FixingService,
    IntakeService,
    MailboxReaders,
    PromisesService,
    RequestFilesService,
    RequestLinks,
    RequestRegister,
  ],
  ...[RequestsService, SuccessionsService, SummariesService, TriageService, WriteUpsService],
];

@Module({
  imports: [
    TypeOrmModule.forFeature([BookingDraft, Request, Succession]),
    AgendaModule,
    AppointmentsModule,
    CasesModule,
    IdentityModule,
    TerritoriesModule,
  ],
  providers: [...services, FixingSources, Following, FollowingRows, HoldsService, MailedLinks],
  exports: services,
})
export class IntakeModule {
  constructor(inventories: Inventories) {
    inventories.add('intake', intakeInventory);
  }
}
