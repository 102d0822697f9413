import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort } from '../ports.mjs';

const folder = 'dist/apps/cli/src';

/** The demonstration's stand-in for ProConnect. Not `localhost`, which shares its cookies with the service's pages. */
export async function identityProvider(wantedPort) {
  const url = `http://127.0.0.1:${await freePort(wantedPort)}`;
  return {
    name: 'Le fournisseur d’identité',
    args: [`${folder}/identity-provider/main.js`],
    url,
    agents: await agents(),
    /** For it and for the service alike. */
    settings: {
      PROCONNECT_ISSUER: url,
      PROCONNECT_CLIENT_ID: 'cellule-demonstration',
      PROCONNECT_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    },
  };
}

/** Whom it knows. */
const agents = async () => (await import(pathToFileURL(resolve(`${folder}/agents.js`)).href)).agents;
