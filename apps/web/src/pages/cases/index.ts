import { CellCalendarController, OwnCalendarController } from './calendar.controller.js';
import { CasePage } from './case.page.js';
import { CaseAgenda } from './case-agenda.js';
import { CaseFilters } from './case-filters.js';
import { CaseForms } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { CaseTurns } from './case-turns.js';
import { CaseWrites } from './case-writes.js';
import { CaseloadController } from './caseload.controller.js';
import { CellCasesController } from './cell.controller.js';
import { CellContactsController, OwnContactsController } from './contacts.controller.js';
import { CellCouncilController, OwnCouncilController } from './council.controller.js';
import { CellDocumentsController, OwnDocumentsController } from './documents.controller.js';
import { DocumentsPage } from './documents.page.js';
import { CellExchangesController, OwnExchangesController } from './exchanges.controller.js';
import { CellFrameController, OwnFrameController } from './frame.controller.js';
import { FramePage } from './frame.page.js';
import { CellFrameRemovals, OwnFrameRemovals } from './frame-removals.controller.js';
import { JoiningController } from './joining.controller.js';
import { CellMayorController, OwnMayorController } from './mayor.controller.js';
import { MayorScreenController } from './mayor-screen.controller.js';
import { MessageController } from './message.controller.js';
import { NoteController } from './note.controller.js';
import { CellNotesController, OwnNotesController } from './notes.controller.js';
import { OpenCaseController } from './open.controller.js';
import { OwnCasesController } from './own.controller.js';
import { OwnProjects } from './own-projects.js';
import { CellPartnersController, OwnPartnersController } from './partners.controller.js';
import { CellPeopleController, OwnPeopleController } from './people.controller.js';
import { Referents } from './referents.js';
import { CellSightsController, OwnSightsController } from './sights.controller.js';
import { CellStoryController, OwnStoryController } from './story.controller.js';
import { CellTeamController, OwnTeamController } from './team.controller.js';

export const casePages = [
  CaseloadController,
  OpenCaseController,
  CellCasesController,
  NoteController,
  OwnCasesController,
  CellCalendarController,
  OwnCalendarController,
  CellContactsController,
  OwnContactsController,
  CellPeopleController,
  OwnPeopleController,
  CellPartnersController,
  OwnPartnersController,
  CellTeamController,
  JoiningController,
  OwnTeamController,
  CellFrameController,
  OwnFrameController,
  CellFrameRemovals,
  OwnFrameRemovals,
  CellNotesController,
  OwnNotesController,
  CellDocumentsController,
  OwnDocumentsController,
  CellExchangesController,
  OwnExchangesController,
  MessageController,
  CellStoryController,
  OwnStoryController,
  CellSightsController,
  OwnSightsController,
  CellCouncilController,
  OwnCouncilController,
  CellMayorController,
  OwnMayorController,
  MayorScreenController,
];

export const caseProviders = [
  CaseAgenda,
  CaseFilters,
  CaseForms,
  CasePage,
  CaseTabPages,
  CaseTurns,
  CaseWrites,
  DocumentsPage,
  FramePage,
  OwnProjects,
  Referents,
];
