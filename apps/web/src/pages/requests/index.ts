import { CellRequestController } from './cell-request.controller.js';
import { OwnRequestController } from './own-request.controller.js';
import { OwnRequestsController } from './own-requests.controller.js';
import { RequestPage } from './request.page.js';

export const requestPages = [CellRequestController, OwnRequestController, OwnRequestsController];

export const requestProviders = [RequestPage];
