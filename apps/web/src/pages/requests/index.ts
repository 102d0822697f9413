import { RequestActController } from './act.controller.js';
import { ActFields } from './act-fields.js';
import { Beside } from './beside.js';
import { CellRequestController } from './cell-request.controller.js';
import { AppointmentFilingController, RequestFilingController } from './filing.controllers.js';
import { FilingPage } from './filing.page.js';
import { FixedAppointment } from './fixed.js';
import { LinkRequestController } from './link-request.controller.js';
import { OwnMoves } from './own-moves.js';
import { OwnRequestController } from './own-request.controller.js';
import { OwnRequestsController } from './own-requests.controller.js';
import { RequestQueueController } from './queue.controller.js';
import { QueueFilters } from './queue-filters.js';
import { RequestPage } from './request.page.js';
import { RequestStory } from './request-story.js';

export const requestPages = [
  ...[RequestQueueController, CellRequestController, RequestActController, RequestFilingController, AppointmentFilingController],
  ...[OwnRequestController, OwnRequestsController, LinkRequestController],
];

export const requestProviders = [ActFields, Beside, FilingPage, FixedAppointment, OwnMoves, QueueFilters, RequestPage, RequestStory];
