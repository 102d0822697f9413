import { AppointmentFilters } from './appointment-filters.js';
import { DeskAppointmentsController } from './appointments.controller.js';
import { DeskCallsController } from './calls.controller.js';
import { DeskFigures } from './figures.js';
import { FirstSteps } from './first-steps.js';
import { HolidaysController } from './holidays.controller.js';
import { DeskHomeController } from './home.controller.js';
import { MessagesController } from './messages.controller.js';
import { DeskPeopleController } from './people.controller.js';
import { RolesController } from './roles.controller.js';
import { SettingsController } from './settings.controller.js';
import { DeskWorkingHoursController } from './working-hours.controller.js';

export const coordinationPages = [
  ...[DeskHomeController, DeskAppointmentsController, MessagesController, DeskCallsController],
  ...[RolesController, DeskPeopleController, DeskWorkingHoursController, SettingsController, HolidaysController],
];

export const coordinationProviders = [AppointmentFilters, DeskFigures, FirstSteps];
