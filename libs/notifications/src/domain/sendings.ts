/** How often a message is tried before it has failed, and the pause after the first time in milliseconds, doubled each time: half an hour in all. */
export const sendings = { most: 10, firstPause: 2_000 } as const;
