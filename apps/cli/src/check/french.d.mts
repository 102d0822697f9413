/** What is wrong with a French text that people read. `whole`: its sentences are; `spaced`: its no-break spaces are there already. */
export function frenchFaults(text: string, options?: { whole?: boolean; spaced?: boolean }): string[];
