import { CellAppointmentController } from './appointment.controller.js';
import { CellAppointmentPage } from './appointment.page.js';
import { CellAppointmentFacts } from './appointment-facts.js';
import { CallerController } from './caller.controller.js';
import { CallerSlots } from './caller-hours.js';
import { CallsController } from './calls.controller.js';
import { CellChangesController } from './changes.controller.js';
import { CorrectionController } from './correction.controller.js';
import { DayController } from './day.controller.js';
import { DayAwaited } from './day-awaited.js';
import { DayLines } from './day-lines.js';
import { CellJoiningController } from './joining.controller.js';
import { PreparationController } from './preparation.controller.js';
import { Rectifying } from './rectifying.js';
import { StandInController } from './stand-in.controller.js';
import { ToWriteController } from './to-write.controller.js';
import { ToWrite } from './to-write.js';
import { Waiting } from './waiting.js';
import { WorkingHoursController } from './working-hours.controller.js';
import { WorkingHoursPage } from './working-hours.page.js';
import { WorkingHoursFormController } from './working-hours-forms.controller.js';
import { WritingController } from './writing.controller.js';
import { WritingPage } from './writing.page.js';

export const advisorPages = [
  CallerController,
  CallsController,
  CellAppointmentController,
  CellChangesController,
  CellJoiningController,
  CorrectionController,
  PreparationController,
  StandInController,
  DayController,
  WorkingHoursController,
  WorkingHoursFormController,
  ToWriteController,
  WritingController,
];

export const advisorProviders = [
  CallerSlots,
  CellAppointmentFacts,
  CellAppointmentPage,
  DayAwaited,
  DayLines,
  Rectifying,
  ToWrite,
  Waiting,
  WorkingHoursPage,
  WritingPage,
];
