import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { Inventories } from '#platform';
import { TerritoriesModule } from '#territories';
import { ActionHandovers } from './actions/action-handovers.js';
import { ActionLinksService } from './actions/action-links.service.js';
import { ActionListsService } from './actions/action-lists.service.js';
import { ActionOwners } from './actions/action-owners.js';
import { ActionRows } from './actions/action-rows.js';
import { actionsInventory } from './actions/actions.inventory.js';
import { CaseActionsService } from './actions/case-actions.service.js';
import { Addressees } from './addressees.js';
import { AwaitedAnswers } from './awaited-answers.service.js';
import { CaseAppointmentsService } from './case-appointments.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseDocumentsService } from './case-documents.service.js';
import { CaseFolderService } from './case-folder.service.js';
import { CaseFrameService } from './case-frame.service.js';
import { CaseLinks } from './case-links.js';
import { notesInventory } from './case-notes.inventory.js';
import { CaseNotesService } from './case-notes.service.js';
import { CaseProgrammesService } from './case-programmes.service.js';
import { CaseSightsService } from './case-sights.service.js';
import { CaseSteps } from './case-steps.js';
import { CaseStoryService } from './case-story.service.js';
import { CaseTeamService } from './case-team.service.js';
import { CaseloadService } from './caseload/caseload.service.js';
import { casesInventory } from './cases.inventory.js';
import { Cases } from './cases.js';
import { CasesService } from './cases.service.js';
import { ContestReaders } from './contest-readers.service.js';
import { ContestsService } from './contests.service.js';
import { correctionsInventory } from './corrections/corrections.inventory.js';
import { MinutesCorrectionsService } from './corrections/minutes-corrections.service.js';
import { EvidenceService } from './evidence.service.js';
import { ExchangeReaders } from './exchange-readers.service.js';
import { exchangesInventory } from './exchanges.inventory.js';
import { ExchangesService } from './exchanges.service.js';
import { Frames } from './frames.js';
import { InternalReadings } from './internal-readings.js';
import { Carried } from './joining/carried.js';
import { CaseJoiningsService } from './joining/case-joinings.service.js';
import { mayorInventory } from './mayor/mayor.inventory.js';
import { MayorLinksService } from './mayor/mayor-links.service.js';
import { MayorScreenService } from './mayor/mayor-screen.service.js';
import { minutesInventory } from './minutes.inventory.js';
import { MinutesService } from './minutes.service.js';
import { NoticesService } from './notices.service.js';
import { OpenedLinks } from './opened-links.service.js';
import { PhasesService } from './phases.service.js';

const services = [
  ActionHandovers,
  ActionLinksService,
  ActionListsService,
  ActionOwners,
  CaseActionsService,
  AwaitedAnswers,
  CaseAppointmentsService,
  CaseloadService,
  CasesService,
  CaseContactsService,
  CaseDocumentsService,
  CaseFolderService,
  CaseFrameService,
  CaseProgrammesService,
  CaseJoiningsService,
  CaseNotesService,
  InternalReadings,
  CaseSightsService,
  CaseStoryService,
  CaseTeamService,
  ContestReaders,
  ContestsService,
  EvidenceService,
  ExchangeReaders,
  ExchangesService,
  MayorLinksService,
  MayorScreenService,
  MinutesCorrectionsService,
  MinutesService,
  NoticesService,
  OpenedLinks,
  PhasesService,
];

@Module({
  imports: [IdentityModule, TerritoriesModule],
  providers: [ActionRows, Addressees, Carried, CaseLinks, Cases, CaseSteps, Frames, ...services],
  exports: services,
})
export class CasesModule {
  constructor(inventories: Inventories) {
    const written = [...minutesInventory, ...correctionsInventory];
    const exchanged = [...notesInventory, ...exchangesInventory];
    inventories.add('cases', [...casesInventory, ...written, ...actionsInventory, ...mayorInventory, ...exchanged]);
  }
}
