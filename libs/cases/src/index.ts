export { ActionHandovers } from './actions/action-handovers.js';
export { ActionLinksService, type ActionsToCall, type LinkedAction, type Recalled } from './actions/action-links.service.js';
export { ActionListsService } from './actions/action-lists.service.js';
export { ActionOwners } from './actions/action-owners.js';
export {
  actionAnswers,
  actionFields,
  actionLine,
  actionStateNames,
  actionVisibilityNames,
  decidedLines,
  untilWords,
} from './actions/actions.fr.js';
export type { ActionAnswer, ActionMoveRead, ActionRead, ActionWritten } from './actions/actions.read.js';
export { CaseActionsService } from './actions/case-actions.service.js';
export type { ToldAt } from './addressees.js';
export { AwaitedAnswers, type AwaitedRead } from './awaited-answers.service.js';
export type { CaseRead } from './case.read.js';
export { type CaseAppointment, CaseAppointmentsService } from './case-appointments.service.js';
export { CaseContactsService, type ContactRead, type NewContact } from './case-contacts.service.js';
export { type CaseDocumentRead, CaseDocumentsService } from './case-documents.service.js';
export { CaseFolderService, type PartnerRead, type PartRead } from './case-folder.service.js';
export { CaseFrameService, type FrameRead, type NewPledge, type PledgeRead } from './case-frame.service.js';
export { CaseNotesService, type NewNote, type NoteRead } from './case-notes.service.js';
export { CaseProgrammesService, type NewProgramme, type ProgrammeRead } from './case-programmes.service.js';
export { CaseSightsService, type LivingLink, type SeerRead } from './case-sights.service.js';
export { CaseStoryService, type StoryEntry } from './case-story.service.js';
export { CaseTeamService } from './case-team.service.js';
export { type CaseloadColumn, type CaseloadLine, type CaseloadView, caseloadViews } from './caseload/caseload.js';
export { CaseloadService } from './caseload/caseload.service.js';
export * from './cases.errors.js';
export * from './cases.fr.js';
export { CasesModule } from './cases.module.js';
export type { WantedCases } from './cases.queries.js';
export { type Attached, CasesService, type NewCase, type OpenCase } from './cases.service.js';
export { type ContestRead, ContestReaders } from './contest-readers.service.js';
export { ContestsService } from './contests.service.js';
export type { CorrectionRead } from './corrections/correction.read.js';
export { correctionFields } from './corrections/corrections.fr.js';
export { type JudgedMinutes, MinutesCorrectionsService } from './corrections/minutes-corrections.service.js';
export { type ActionState, type ActionVisibility, actionMoves, actionStates, countedBack, isOpenState } from './domain/actions.js';
export { isDenied } from './domain/contests.js';
export { lastDayToAsk } from './domain/corrections.js';
export { type MoveKind, type Said, type SaidHow, type StepKind, saidHows } from './domain/moves.js';
export type { Offer } from './domain/offers.js';
export { type Cell, fieldsOf, type OutcomeField } from './domain/outcomes.js';
export {
  ahead,
  type Delivery,
  deliveries,
  endsEarly,
  isBefore,
  isOnPath,
  isSovereign,
  isWord,
  missingIn,
  type Phase,
  phaseOrder,
  phases,
} from './domain/phases.js';
export { tellsCouncil } from './domain/policy.js';
export * from './domain/vocabulary.js';
export type { Waiting } from './domain/waiting.js';
export { type EvidenceRead, EvidenceService, type NewEvidence, type WrittenUpAppointment } from './evidence.service.js';
export type { ExchangeRead } from './exchange.read.js';
export { type CellExchange, type ExchangeReader, ExchangeReaders, type ExchangeToCall } from './exchange-readers.service.js';
export { ExchangesService } from './exchanges.service.js';
export * from './frame.fr.js';
export { CaseJoiningsService, type JoinAsked, type JoinedCase, type JoinOutlook } from './joining/case-joinings.service.js';
export { type MayorLinkRead, MayorLinksService } from './mayor/mayor-links.service.js';
export { type MayorScreen, MayorScreenService } from './mayor/mayor-screen.service.js';
export { choiceNames, type OutcomeLine, outcomeLines, outcomeNames } from './minutes.fr.js';
export type { MinutesRead, Writing, WrittenUp } from './minutes.read.js';
export { MinutesService } from './minutes.service.js';
export type { MoveAsked } from './move-asked.js';
export { moveRefusals } from './moves.fr.js';
export { notedWords } from './notices.fr.js';
export { type NoticeRead, NoticesService } from './notices.service.js';
export { OpenedLinks } from './opened-links.service.js';
export { actWords } from './phases.fr.js';
export type { StepRead } from './phases.queries.js';
export { type OffersRead, PhasesService } from './phases.service.js';
