import { CellAppointmentController } from './appointment.controller.js';
import { CellAppointmentPage } from './appointment.page.js';
import { DayController } from './day.controller.js';

export const advisorPages = [CellAppointmentController, DayController];

export const advisorProviders = [CellAppointmentPage];
