export * from './actor.js';
export * from './errors.js';
export * from './events.js';
export * from './french-time.js';
export * from './interval.js';
export * from './plain-text.js';
export * from './time.js';
