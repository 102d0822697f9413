// The addresses of those who are signed in: each of several advisors and leads her own, and coordination's.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { digest, Secret } from '#platform';
import { Visitor } from '../../support/visitor.mjs';

const advisorPages = ['/agenda', '/agenda/semaine', '/agenda/disponibilites', '/agenda/comptes-rendus', '/actions'];
const caseLists = ['/dossiers', '/dossiers?phase=design', '/dossiers?attente=collectivite'];
const caseParts = ['', '/documents', '/echanges', '/notes', '/histoire', '/actions', '/etapes'];
const deskPages = [
  '/coordination',
  '/coordination/rendez-vous',
  '/coordination/personnes',
  '/coordination/messages',
  '/agenda/demandes',
  '/dossiers',
];
const leadPages = ['/espace', '/espace/projet', '/espace/mon-agenda', '/espace/actions', '/espace/personnes'];
const ownParts = ['', '/documents', '/echanges', '/histoire', '/actions'];

/** By name, who asks for what: `(client) => ({path, headers})`. */
export async function everySpace({ url, databaseUrl, clients }) {
  grant(databaseUrl, 'coordination', 'coordination@charge.example');
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const each = async (name) => {
    const browsers = [];
    for (let n = 0; n < clients; n += 1) browsers.push(await within({ database, url }, `${name}-${n}@charge.example`));
    return browsers;
  };
  const [advisors, leads] = [await each('conseil'), await each('mairie')];
  const desk = await within({ database, url }, 'coordination@charge.example');
  const [followed, own] = [await oneOf(database, followedBy, 'conseil-0'), await oneOf(database, ledBy, 'mairie-0')];
  await database.end();
  const by = (who, name, paths, base = '') =>
    Object.fromEntries(paths.map((path) => [`${name} ${base && '…'}${path}`, (n) => as(who, n, base + path)]));
  return {
    ...by(advisors, 'advisor', [...advisorPages, ...caseLists]),
    ...by([advisors[0]], 'advisor, a case', caseParts, `/dossiers/${followed.id}`),
    ...by([advisors[0]], 'advisor, an appointment', ['', '/compte-rendu'], `/agenda/rendez-vous/${followed.appointment}`),
    ...by([desk], 'coordination', deskPages),
    ...by(leads, 'collectivité', leadPages),
    ...by([leads[0]], 'collectivité, its case', ownParts, `/espace/projet/${own.id}`),
  };
}

const followedBy = 'referent_id = person_id';
const ledBy = `organisation_id = (SELECT organisation_id FROM membership WHERE membership.person_id = address.person_id AND role = 'lead')`;

/** A case of hers, and an appointment in it. */
async function oneOf(database, which, name) {
  const { rows } = await database.query(
    `SELECT project_case.id, thing_id AS appointment FROM address JOIN project_case ON ${which}
       JOIN case_attachment ON kind = 'appointment' AND case_id = project_case.id
     WHERE email = $1 ORDER BY 1, 2 LIMIT 1`,
    [`${name}@charge.example`],
  );
  return rows[0];
}

const as = (who, n, path) => ({ path, headers: who[n % who.length].headers });

function grant(databaseUrl, role, email) {
  const args = ['dist/apps/cli/src/person.js', 'grant', role, email, '--prenom', 'Prénom', '--nom', 'Charge'];
  const { status } = spawnSync(process.execPath, args, { env: { ...process.env, DATABASE_URL: databaseUrl }, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${role}: not granted.`);
}

/** Her browser, once she has opened the link that a mail would bring her. */
async function within({ database, url }, email) {
  const id = randomUUID();
  const token = new Secret().linkToken('sign-in', id, 1);
  await database.query(
    `INSERT INTO sign_in_link (id, address_id, digest, made_at, expires_at)
     SELECT $1, id, $2, now(), now() + interval '15 minutes' FROM address WHERE email = $3`,
    [id, digest(token), email],
  );
  const visitor = new Visitor(url);
  await visitor.open(`/connexion/${token}`);
  const { status } = await visitor.send({});
  if (status !== 200) throw new Error(`${email} does not get in: ${status}`);
  return visitor;
}
