import { Platform1790000000001 } from './0001-platform.js';

/** One linear history, in order. */
export const migrations = [Platform1790000000001] as const;
