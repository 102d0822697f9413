import { Platform1790000000001 } from './0001-platform.js';
import { Territories1790000000002 } from './0002-territories.js';

/** One linear history, in order. */
export const migrations = [Platform1790000000001, Territories1790000000002] as const;
