import { CellReading } from './cell-reading.js';
import { MotiveController } from './motive.controller.js';
import { OwnDataController } from './own-data.controller.js';

export const privacyPages = [MotiveController, OwnDataController];

export const privacyProviders = [CellReading];
