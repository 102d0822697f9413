import { ClosureForms } from './door-closure.form.js';
import { DoorClosuresController } from './door-closures.controller.js';
import { WaveWords } from './door-wave.form.js';
import { DoorWavesController } from './door-waves.controller.js';

export const doorKeepingPages = [DoorClosuresController, DoorWavesController];

export const doorKeepingProviders = [ClosureForms, WaveWords];
