import { ClosureForms } from './door-closure.form.js';
import { DoorClosuresController } from './door-closures.controller.js';

export const doorKeepingPages = [DoorClosuresController];

export const doorKeepingProviders = [ClosureForms];
