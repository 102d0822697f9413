import { ActsController, ReceiptController } from './acts.controller.js';
import { OwnAppointmentController } from './appointment.controller.js';
import { ComingAndGoingController } from './coming-and-going.controller.js';
import { DiaryController } from './diary.controller.js';
import { OwnHomeController } from './home.controller.js';
import { AnsweredController, InvitationController } from './invitation.controller.js';
import { JoinController } from './join.controller.js';
import { MandateController } from './mandate.controller.js';
import { PeopleController } from './people.controller.js';
import { SightController } from './sight.controller.js';

export const collectivitePages = [
  ...[DiaryController, SightController, ComingAndGoingController, PeopleController],
  ...[OwnAppointmentController, OwnHomeController, AnsweredController, InvitationController],
  ...[ActsController, JoinController, MandateController, ReceiptController],
];
