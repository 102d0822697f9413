// The demonstration's identity provider, started by `npm start`, which gives it and the service the same PROCONNECT_* settings.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { agents } from '../agents.js';
import { keptKeys } from './keys.js';
import { identityProvider } from './provider.js';

const setting = (name: string): string => process.env[name] ?? '';

const issuer = setting('PROCONNECT_ISSUER');
const answer = identityProvider({
  issuer,
  clientId: setting('PROCONNECT_CLIENT_ID'),
  clientSecret: setting('PROCONNECT_CLIENT_SECRET'),
  publicUrl: setting('PUBLIC_URL').replace(/\/+$/, ''),
  agents,
  keys: keptKeys(join(setting('DATA_DIR') || '.data', 'fournisseur.json')),
  userInfoAlg: 'RS256',
});
const { hostname, port } = new URL(issuer);
createServer(answer).listen(Number(port), hostname, () => void process.send?.('ready'));
