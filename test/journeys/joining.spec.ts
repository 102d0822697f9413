import { FederatedSignIns, OrganisationsService } from '#identity';
import { anonymous, system } from '#kernel';
import { Database } from '#platform';
import { TerritoriesService } from '#territories';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { queriesOf } from '../support/queries.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const [join, answers] = ['/espace/rejoindre', '/agenda/rejoindre'];
const nyons = 'commune:26220';

describe('joining one’s collectivité', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
  }, 60_000);
  afterAll(() => running?.close());

  /** Someone whose ProConnect account names that collectivité, signed in. */
  async function agentOf(territoryId: string, email: string): Promise<FormVisitor> {
    const { siren } = await running.app.get(TerritoriesService).one(asSpec, territoryId);
    const roles = ['agent_public', 'agent_public_territorial'];
    const who = { issuer: 'https://idp.example', sub: email, firstName: 'Hélène', lastName: 'Barral', email, siret: `${siren}00018` };
    await running.app.get(FederatedSignIns).federated(anonymous, { ...who, roles, acr: 'eidas1', idToken: '' }, new Date(now));
    return readerOf(running, email);
  }

  /** The first that the page lets answer. */
  const answerOn = ({ html }: FormVisitor, path: string, what: 'oui' | 'non' | 'retrait'): string =>
    new RegExp(`action="(${path}/[0-9a-f-]{36}/${what})"`).exec(html)?.[1] ?? '';

  it('is proposed by the SIRET of ProConnect, asked in one click, and answered by the cell where nobody leads', async () => {
    const helene = await agentOf(nyons, 'helene@nyons.example');
    await helene.open('/espace');
    expect(helene.html).toContain(`href="${join}"`);
    await helene.open(join);
    expect(textOf(helene)).toContain('Votre compte ProConnect dit que vous y travaillez');
    await helene.send({ collectivite: helene.valueOf('collectivite') }, join);
    expect([helene.path.split('?')[0], textOf(helene)]).toEqual([join, expect.stringContaining('Votre demande est partie')]);
    expect(textOf(helene)).toMatch(/Vos demandes en attente Nyons \(26\) en attente/);
    await helene.open('/espace/personnes');
    expect(helene.status).toBe(403);
    const advisor = await residentAs(running, 'advisor', 'camille@cellule.example');
    await advisor.open(answers);
    expect(textOf(advisor)).toMatch(/Une demande à rejoindre Hélène Barral .* Nyons \(26\) .* ProConnect dit qu’elle y travaille/);
    await advisor.send({}, answerOn(advisor, answers, 'oui'));
    expect(textOf(advisor)).toContain('C’est accepté');
    const inside = await readerOf(running, 'helene@nyons.example');
    expect((await inside.open('/espace/personnes/invitation')).status).toBe(200);
  });

  it('needs no ProConnect: by a mail link she looks for its name, says what she does, and its lead answers', async () => {
    const jean = await readerOf(running, 'jean@orange.example');
    await jean.open(join);
    await jean.open(`${join}?recherche=nyons`);
    await jean.send({ fonction: 'Adjoint' }, jean.path);
    expect([jean.status, jean.html]).toEqual([400, expect.stringContaining('href="#collectivite"')]);
    expect(jean.html).toContain('value="Adjoint"');
    await jean.send({ collectivite: nyons, fonction: '' }, jean.path);
    expect([jean.status, jean.html]).toEqual([400, expect.stringContaining('href="#fonction"')]);
    expect(jean.html).toMatch(/value="commune:26220"[^>]*checked|checked[^>]*value="commune:26220"/);
    await jean.send({ collectivite: nyons, fonction: 'Adjoint' }, jean.path);
    expect(textOf(jean)).toContain('Votre demande est partie');
    const coordinator = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    await coordinator.open(answers);
    expect(textOf(coordinator)).toContain('Aucune demande à rejoindre');
    const lead = await readerOf(running, 'helene@nyons.example');
    await lead.open('/espace/personnes');
    expect(textOf(lead)).toMatch(/«\s?Adjoint\s?», dit-elle\. Rien d’autre ne le montre/);
    await lead.send({}, answerOn(lead, '/espace/personnes/demandes', 'oui'));
    expect(textOf(lead)).toContain('Bienvenue à cette personne');
    expect((await (await readerOf(running, 'jean@orange.example')).open('/espace/personnes')).status).toBe(200);
    await jean.open(join);
    await jean.open(`${join}?recherche=nyons`);
    await jean.send({ collectivite: nyons, fonction: 'Adjoint' }, jean.path);
    expect([jean.status, textOf(jean)]).toEqual([400, expect.stringContaining('Vous en faites déjà partie')]);
  });

  it('is taken back by whoever asked, and by nobody else', async () => {
    const one = await readerOf(running, 'une@orange.example');
    await one.open(`${join}?recherche=lille`);
    await one.send({ collectivite: 'commune:59350', fonction: 'Chargée de mission' }, one.path);
    const back = answerOn(one, join, 'retrait');
    const other = await readerOf(running, 'autre@orange.example');
    await other.open(join);
    await other.send({}, back);
    expect(other.status).toBe(404);
    await one.send({}, back);
    expect([textOf(one), textOf(one).includes('Vos demandes en attente')]).toEqual([expect.stringContaining('est retirée'), false]);
    const told = await running.app.get(Database).rows(`SELECT FROM outbox WHERE name = 'AdmissionAnswered'`);
    expect(told).toHaveLength(2);
  });

  it('is read by the cell page after page, with as many queries for thirty as for none', async () => {
    const coordinator = await residentAs(running, 'coordinator', 'accueil@cellule.example');
    const reading = () => queriesOf(running.app, () => coordinator.open(answers));
    const before = await reading();
    await running.app.get(Database).rows(
      `WITH asker AS (
         INSERT INTO person (id, first_name, last_name, time_zone, created_at)
         SELECT gen_random_uuid(), 'Zoé', 'Rang' || n, 'Europe/Paris', $1::timestamptz + n * interval '1 minute' FROM generate_series(11, 40) n RETURNING *
       )
       INSERT INTO admission (id, organisation_id, way, role, first_name, last_name, person_id, said_by, said_at, expires_at, attested, function)
       SELECT gen_random_uuid(), $2, 'asked', 'member', first_name, last_name, id, id, created_at, created_at + interval '7 days', false, 'Adjointe' FROM asker`,
      [now, (await running.app.get(OrganisationsService).collectiviteOf(asSpec, 'commune:26043', new Date(now))).id],
    );
    expect(await reading()).toBe(before);
    expect(textOf(coordinator)).toMatch(/30 demandes à rejoindre .*Rang11 .*Rang35 /);
    expect(textOf(coordinator)).not.toContain('Rang36');
    await coordinator.open((/href="([^"]+)">\s*Page suivante/.exec(coordinator.html)?.[1] ?? '').replaceAll('&amp;', '&'));
    expect(
      textOf(coordinator)
        .match(/Rang\d+/g)
        ?.filter((name, i, all) => all.indexOf(name) === i),
    ).toEqual(['Rang36', 'Rang37', 'Rang38', 'Rang39', 'Rang40']);
    expect(coordinator.html).toContain(`href="${answers}"`);
  });

  it('gives a consultant with the SIRET of a firm nothing of the town’s', async () => {
    const firm = { siret: '00000000000018', roles: [], acr: 'eidas1', idToken: '' };
    const who = { issuer: 'https://idp.example', sub: 'malik', firstName: 'Malik', lastName: 'Sorel', email: 'malik@mistral.example' };
    await running.app.get(FederatedSignIns).federated(anonymous, { ...who, ...firm }, new Date(now));
    const malik = await readerOf(running, 'malik@mistral.example');
    await malik.open(join);
    expect(textOf(malik)).not.toContain('Votre compte ProConnect');
    for (const path of ['/espace/personnes', '/espace/qui-voit-quoi', '/espace/actes', '/agenda', '/coordination', '/prefecture'])
      expect([path, (await malik.open(path)).status]).toEqual([path, 403]);
    await malik.open('/espace');
    expect(textOf(malik)).toContain('Aucun rendez-vous à venir');
  });
});
