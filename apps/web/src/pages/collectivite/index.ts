import { OwnAppointmentController } from './appointment.controller.js';
import { DiaryController } from './diary.controller.js';
import { OwnHomeController } from './home.controller.js';
import { SightController } from './sight.controller.js';

export const collectivitePages = [DiaryController, SightController, OwnAppointmentController, OwnHomeController];
