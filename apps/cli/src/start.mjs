// npm start: from a bare clone to the running service. Node's own modules only: node_modules may not be there yet.
import { fileURLToPath } from 'node:url';
import { launch } from './start/launch.mjs';

process.chdir(fileURLToPath(new URL('../../..', import.meta.url)));
await launch();
