import { CellAppointmentController } from './appointment.controller.js';
import { CellAppointmentPage } from './appointment.page.js';
import { DayController } from './day.controller.js';
import { CellJoiningController } from './joining.controller.js';

export const advisorPages = [CellAppointmentController, CellJoiningController, DayController];

export const advisorProviders = [CellAppointmentPage];
