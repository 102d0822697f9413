// What is said of many measurements.

const sorted = (values) => [...values].sort((a, b) => a - b);

export const median = (values) => sorted(values)[values.length >> 1];

export const p95 = (values) => sorted(values)[Math.ceil(values.length * 0.95) - 1];

/** One decimal. */
export const round = (value) => Math.round(value * 10) / 10;
