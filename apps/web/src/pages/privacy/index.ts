import { CellReading } from './cell-reading.js';
import { MailRhythmController } from './mail-rhythm.controller.js';
import { MotiveController } from './motive.controller.js';
import { OwnDataController } from './own-data.controller.js';

export const privacyPages = [MailRhythmController, MotiveController, OwnDataController];

export const privacyProviders = [CellReading];
