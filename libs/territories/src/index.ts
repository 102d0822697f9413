export { readCog } from './cog.files.js';
export { mapCog } from './domain/cog.js';
