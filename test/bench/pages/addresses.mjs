// The addresses of all pages, with those that only a booking under way, a link or a mail opens.
import pg from 'pg';
import { digest, Secret } from '#platform';
import { bookByPages, Visitor } from '../../support/visitor.mjs';

const buis = { territory: 'commune:26063', label: 'Buis-les-Baronnies (26)' };
const open = ['/', '/rendez-vous', '/rendez-vous?etape=autre-public', '/retrouver', '/accessibilite', '/mentions-legales'];
const legal = ['/donnees-personnelles', '/cgu', '/gestion-des-cookies', '/plan-du-site', '/api'];
const steps = [
  'besoin',
  'collectivite',
  'collectivite&recherche=buis',
  'pas-dans-la-liste',
  'modalite',
  'creneau',
  'souhaits',
  'vous',
  'verification',
];
const machines = ['/api/v1/session-types', '/api/v1/territories?q=buis', '/api/v1/territories/commune:26063'];
const slots = '/api/v1/slots?territory=commune:26063&type=orientation&modality=visio';

/** By name, who asks for what: `(client) => ({path, headers})`; and the same for a file. */
export async function everyPage({ url, databaseUrl, clients }) {
  const choosers = [];
  for (let n = 0; n < clients; n += 1) choosers.push(await chooser(url, n));
  const booker = new Visitor(url);
  const token = await bookByPages(booker, { ...buis, email: 'prise@mairie.example' });
  const { mailed, succession } = await linksOf(booker, { databaseUrl, token });
  const anyone = (path) => () => ({ path });
  const byAnyone = (paths) => Object.fromEntries(paths.map((path) => [path, anyone(path)]));
  const behind = (link, ...ends) => Object.fromEntries(ends.map((end) => [`/rendez-vous/…${end}`, anyone(`/rendez-vous/${link}${end}`)]));
  const { markup } = await booker.open('/');
  return {
    file: anyone(/"(\/static\/[^"]+\.css)"/.exec(markup)[1]),
    pages: {
      ...byAnyone([...open, ...legal]),
      ...Object.fromEntries(steps.map((step) => [`?etape=${step}`, (client) => answering(choosers[client], step)])),
      '?etape=confirmation': () => answering(booker, 'confirmation'),
      ...behind(token, '', '/annulation', '/deplacement'),
      ...behind(mailed, '/suite'),
      '/reprise/…': anyone(`/reprise/${succession}`),
      ...byAnyone([...machines, slots]),
    },
  };
}

const answering = (visitor, step) => ({ path: `/rendez-vous?etape=${step}`, headers: visitor.headers });

/** One who has answered everything and confirmed nothing, each another hour. */
async function chooser(url, n) {
  const visitor = new Visitor(url);
  await visitor.open('/rendez-vous?etape=besoin');
  await visitor.send({ type: 'orientation' });
  await visitor.send({ recherche: buis.label, territoire: buis.territory });
  await visitor.send({ creneau: visitor.offered('creneau') });
  await visitor.send({ prenom: 'Odile', nom: 'Chabert', adresse: `choix-${n}@mairie.example`, statut: 'staff' });
  return visitor;
}

/** What only a mail says, derived as the service derives it: the requester's own link, and that of a successor named there. */
async function linksOf(visitor, { databaseUrl, token }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const idOf = async (sql, values) => (await client.query(sql, values)).rows[0].id;
  const secret = new Secret();
  const booked = await idOf('SELECT id FROM appointment WHERE manage_digest = $1', [digest(token)]);
  const mailed = secret.linkToken('manage-mailed', booked, 1);
  await visitor.open(`/rendez-vous/${mailed}/suite`);
  await visitor.send({ prenom: 'Paul', nom: 'Aubry', adresse: 'suite@mairie.example' });
  const succession = secret.linkToken('succession', await idOf('SELECT id FROM succession WHERE appointment_id = $1', [booked]), 1);
  await client.end();
  return { mailed, succession };
}
