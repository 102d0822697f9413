import { CasesService } from '#cases';
import { system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';
import { tablesWith } from '../support/tables-with.js';

const now = '2026-11-23T08:00:00Z';
const buis = { territoryId: 'commune:26063' };
const secret = 'Zibeline-7431';
const said = { parole: 'oui', 'dit-par': 'Odile Chabert, maire', 'dit-le': '2026-11-20', 'dit-comment': 'by_phone' };

describe('a project, from its two sides', () => {
  let running: RunningApp;
  let advisor: FormVisitor;
  let lead: FormVisitor;
  let member: FormVisitor;
  let id: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    const projects = new Projects(running.app, new Date(now));
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    member = await residentAs(running, 'member', 'membre@buis.example', buis);
    advisor = await residentAs(running, 'advisor', 'amina@cellule.example');
    id = await projects.open(buis.territoryId, (await projects.community.comesIn('amina@cellule.example')).actor);
    await advisor.open('/connexion/contexte');
  }, 120_000);
  afterAll(() => running?.close());

  const version = async () => (await running.app.get(CasesService).one(system('spec'), id, new Date(now))).version;
  const cell = () => `/dossiers/${id}`;
  const own = () => `/espace/projet/${id}`;
  const receive = (visitor: FormVisitor, path: string, fields: object) =>
    visitor.send(
      { element: 'wish', texte: 'Une assemblée ouverte à tous.', lien: '', date: '', vue: 'shared', ...fields },
      `${path}/documents`,
    );

  it('is in the list of its advisor, and in that of the collectivité in its own words', async () => {
    await advisor.open('/dossiers');
    expect(textOf(advisor)).toMatch(/Un dossier[\s\S]*Buis-les-Baronnies[\s\S]*Étape Intention/);
    await lead.open('/espace/projet');
    expect(textOf(lead)).toMatch(/Un projet[\s\S]*Étape L’idée On attend la cellule/);
    await advisor.open('/dossiers?suivi=&etape=design&retard=oui');
    expect(textOf(advisor)).toMatch(/Aucun dossier/);
  });

  it('keeps what was typed in a form that is refused, with a sentence at its field', async () => {
    await lead.open(own());
    await receive(lead, own(), { texte: 'Un lien', lien: 'javascript:alert(1)' });
    expect([lead.status, lead.html.includes('Un lien'), lead.html.includes('javascript:alert(1)')]).toEqual([400, true, true]);
    expect(textOf(lead)).toContain('Donnez une adresse qui commence par https://.');
  });

  it('goes ahead by the lead’s proposal and the advisor’s key; what is missing is said', async () => {
    await lead.open(own());
    for (const element of ['wish', 'project_lead', 'elected_informed']) await receive(lead, own(), { element });
    await lead.open(own());
    expect(textOf(lead)).toContain('Tous les éléments de cette étape sont reçus.');
    await lead.send({ geste: 'propose', version: '1', sans: '' }, `${own()}/etapes`);
    expect(textOf(lead)).toMatch(/C’est enregistré[\s\S]*propose de passer à «\s?Le cadre\s?»/);
    await advisor.open(cell());
    expect(advisor.headers?.get('etag')).toBe('"2"');
    await advisor.send({ geste: 'confirm', version: '2', sans: '' }, `${cell()}/etapes`);
    expect(textOf(advisor)).toMatch(/confirme le passage à «\s?Diagnostic et cadrage\s?», éléments reçus/);
  });

  it('tells whoever was second what came between, and loses nothing', async () => {
    await lead.open(own());
    await lead.send({ geste: 'propose', version: '2', sans: '' }, `${own()}/etapes`);
    expect(lead.status).toBe(412);
    expect(textOf(lead)).toMatch(/Le dossier a avancé entre-temps[\s\S]*confirme le passage/);
  });

  it('writes down the collectivité’s word, who says in one click that it is not so', async () => {
    await advisor.open(cell());
    await advisor.send({ geste: 'propose', version: '3', sans: '', ...said }, `${cell()}/etapes`);
    expect(textOf(advisor)).toContain('Dit par Odile Chabert, maire, par téléphone');
    await member.open(own());
    expect(member.html).not.toContain('Ce n’est pas exact');
    await lead.open(own());
    expect(lead.html).toContain('Ce n’est pas exact');
    await lead.send({ etape: lead.valueOf('etape') }, `${own()}/inexact`);
    expect(textOf(lead)).toMatch(/Votre collectivité dit que ce n’est pas exact/);
    await advisor.open(cell());
    expect(textOf(advisor)).toContain('que ce n’est pas exact');
  });

  it('is suspended with a reason, on a page of its own, and goes on', async () => {
    await advisor.open(`${cell()}/etapes`);
    const version = advisor.valueOf('version');
    await advisor.send({ version, vers: 'intention', raison: 'Élections.', revoir: '2027-01-04' }, `${cell()}/etapes`);
    expect([advisor.status, textOf(advisor)]).toEqual([400, expect.stringContaining('Dites ce que vous voulez faire.')]);
    await advisor.send({ geste: 'suspend', version, vers: 'intention', raison: 'Élections.', revoir: '2026-11-01' }, `${cell()}/etapes`);
    expect([advisor.status, advisor.html.includes('Élections.')]).toEqual([400, true]);
    await advisor.send({ geste: 'suspend', version, vers: 'intention', raison: 'Élections.', revoir: '2027-01-04' }, `${cell()}/etapes`);
    expect(textOf(advisor)).toMatch(/suspendu, à revoir le[\s\S]*Élections\./);
    await lead.open(own());
    expect(textOf(lead)).toContain('Élections.');
    await advisor.send({ geste: 'resume', version: `${Number(version) + 1}`, sans: '' }, `${cell()}/etapes`);
    expect(textOf(advisor)).toContain('reprend le projet');
  });

  it('goes back by its lead, with a reason, on a page of its own; and the cell reads why', async () => {
    await lead.open(own());
    expect(lead.html).toContain('Revenir à une étape d’avant');
    await lead.open(`${own()}/etapes`);
    expect(lead.html).not.toMatch(/name="revoir"|name="dit-par"|Suspendre/);
    const back = { geste: lead.valueOf('geste'), version: lead.valueOf('version'), vers: 'intention' };
    await lead.send({ ...back, raison: '' }, `${own()}/etapes`);
    expect([lead.status, lead.html]).toEqual([409, expect.stringMatching(/href="#raison"[\s\S]*Dites pourquoi\./)]);
    await lead.send({ ...back, raison: 'Le conseil veut repartir de zéro.' }, `${own()}/etapes`);
    expect(textOf(lead)).toMatch(/revient à «\s?L’idée\s?»/);
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(/revient à «\s?Intention\s?»[\s\S]*Le conseil veut repartir de zéro\./);
    await member.open(`${own()}/etapes`);
    expect(member.path).toBe(own());
  });

  it('goes back by the word of the collectivité that its advisor writes down', async () => {
    await lead.open(own());
    await lead.send({ geste: 'propose', version: `${await version()}`, sans: '' }, `${own()}/etapes`);
    await advisor.open(cell());
    await advisor.send({ geste: 'confirm', version: `${await version()}`, sans: '' }, `${cell()}/etapes`);
    await advisor.open(`${cell()}/etapes`);
    const back = { geste: 'back-note', version: advisor.valueOf('version'), vers: 'intention', revoir: '', raison: 'Ils hésitent.' };
    await advisor.send({ ...back, 'dit-par': '', 'dit-le': '' }, `${cell()}/etapes`);
    expect([advisor.status, advisor.html]).toEqual([400, expect.stringContaining('href="#dit-par"')]);
    expect(advisor.html).toContain('Ils hésitent.');
    const { parole: _parole, ...word } = said;
    await advisor.send({ ...back, ...word }, `${cell()}/etapes`);
    expect(textOf(advisor)).toMatch(/revient à «\s?Intention\s?»[\s\S]*Dit par Odile Chabert, maire/);
  });

  it('has contacts, who need no account', async () => {
    await advisor.open(`${cell()}/personnes`);
    await advisor.send(
      { prenom: 'Jean', nom: 'Roux', statut: 'elected', fonction: 'Adjoint', mandat: '2032-03-21', telephone: '' },
      `${cell()}/personnes`,
    );
    expect([advisor.path.replace(/\?.*/, ''), textOf(advisor)]).toEqual([
      `${cell()}/personnes`,
      expect.stringContaining('Le contact est ajouté'),
    ]);
    await lead.open(`${own()}/personnes`);
    expect(textOf(lead)).toMatch(/Jean Roux Adjoint, personne élue, mandat jusqu’au/);
  });

  it('takes a contact out, and says whose mandate is over', async () => {
    await advisor.open(`${cell()}/personnes`);
    const paul = { prenom: 'Paul', nom: 'Ancien', statut: 'elected', fonction: '', mandat: '2026-03-22', courriel: 'rien', telephone: '' };
    await advisor.send(paul, `${cell()}/personnes`);
    expect([advisor.status, advisor.html]).toEqual([400, expect.stringContaining('href="#courriel"')]);
    expect(advisor.valueOf('prenom')).toBe('Paul');
    await advisor.send({ ...paul, courriel: 'paul@orange.example' }, `${cell()}/personnes`);
    await member.open(`${own()}/contacts`);
    expect(textOf(member)).toMatch(/Paul Ancien mandat terminé[\s\S]*paul@orange\.example/);
    expect(member.html).not.toContain('/retrait');
    await lead.open(`${own()}/contacts`);
    const removal = /Paul Ancien(?:(?!Jean Roux)[\s\S])*?href="([^"]+\/retrait)"/.exec(lead.html)?.[1] ?? '';
    await lead.open(removal);
    expect(textOf(lead)).toMatch(/Retirer Paul Ancien[\s\S]*n’ouvriront plus rien/);
    await lead.send({}, removal);
    expect(textOf(lead)).toContain('Le contact est retiré');
    expect(lead.html).not.toContain('Paul');
  });

  it('lets nothing internal out: on no page of anyone but the cell, in no list, count, export, letter or journal', async () => {
    await advisor.open(cell());
    await receive(advisor, cell(), { element: 'risks', texte: secret, vue: 'internal' });
    expect(textOf(advisor)).toContain(secret);
    const [prefecture, auditor] = [
      await residentAs(running, 'prefecture', 'p@pref.example'),
      await residentAs(running, 'auditor', 'a@cellule.example'),
    ];
    for (const [visitor, paths] of [
      [
        lead,
        [
          own(),
          `${own()}/documents`,
          '/espace/projet',
          '/espace',
          '/espace/actes',
          '/espace/qui-voit-quoi',
          '/mes-donnees',
          '/mes-donnees.json',
        ],
      ],
      [member, [own(), `${own()}/documents`, '/espace/projet', '/mes-donnees.json']],
      [prefecture, ['/prefecture', `/prefecture/${id}`, cell(), own()]],
      [auditor, [cell(), `${cell()}/documents`, '/dossiers', '/journal']],
    ] as const)
      for (const path of paths) {
        await visitor.open(path);
        expect([path, visitor.html.includes(secret)]).toEqual([path, false]);
      }
    await lead.open(own());
    await receive(lead, own(), { texte: 'Trop fermé', vue: 'internal' });
    expect([lead.status, textOf(lead).includes('Dites qui peut voir cet élément.')]).toEqual([400, true]);
    expect(running.log.lines.filter((line) => line.includes(secret))).toEqual([]);
    expect(await tablesWith(running.app, secret)).toEqual(['case_evidence']);
  });
});
