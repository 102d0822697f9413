import { CaseFixingController, NextFixingController, RequestFixingController } from './fixing.controllers.js';
import { FixingPage } from './fixing.page.js';
import { FixingHours } from './fixing-hours.js';

export const fixingPages = [RequestFixingController, NextFixingController, CaseFixingController];

export const fixingProviders = [FixingHours, FixingPage];
