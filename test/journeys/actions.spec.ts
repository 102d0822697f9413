import { CaseContactsService } from '#cases';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { residentAs, textOf } from '../support/residents.js';
import { tablesWith } from '../support/tables-with.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = { territoryId: 'commune:26063' };
const secret = 'Zibeline-7431';
const written = { cote: 'collectivite', qui: '', nom: '', echeance: '', conseil: '', semaines: '', vue: 'shared', compte: '' };

describe('the actions of a project, from its two sides', () => {
  let running: RunningApp;
  let people: Record<'advisor' | 'lead' | 'member' | 'auditor', FormVisitor>;
  let id: string;
  let contact: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    const projects = new Projects(running.app, now);
    people = {
      lead: await residentAs(running, 'lead', 'maire@buis.example', buis),
      member: await residentAs(running, 'member', 'membre@buis.example', buis),
      advisor: await residentAs(running, 'advisor', 'amina@cellule.example'),
      auditor: await residentAs(running, 'auditor', 'audit@cellule.example'),
    };
    const { actor } = await projects.community.comesIn('amina@cellule.example');
    id = await projects.open(buis.territoryId, actor);
    const jean = { firstName: 'Jean', lastName: 'Roux', status: 'staff', email: 'jean.roux@orange.example' } as const;
    contact = await running.app.get(CaseContactsService).addContact(actor, id, jean, now);
  }, 120_000);
  afterAll(() => running?.close());

  const cell = () => `/dossiers/${id}/actions`;
  const own = () => `/espace/projet/${id}/actions`;
  const add = async (who: 'advisor' | 'lead', fields: Record<string, string>) => {
    const list = who === 'lead' ? own() : cell();
    await people[who].open(`${list}/nouvelle`);
    return people[who].send({ ...written, ...fields }, list);
  };
  /** Where her browser stands, without what was just done. */
  const here = (visitor: FormVisitor) => visitor.path.replace(/\?.*/, '');

  it('are closed when they are born, and say so', async () => {
    await people.advisor.open(`${cell()}/nouvelle`);
    expect(people.advisor.html).toMatch(/<input(?=[^>]*value="internal")[^>]*checked/);
    expect(textOf(people.advisor)).toContain('Une action neuve est interne');
    await add('advisor', { quoi: `Préparer ${secret}`, cote: 'cell', vue: 'internal' });
    expect(textOf(people.advisor)).toMatch(/L’action est ajoutée[\s\S]*interne à la cellule/);
    await add('advisor', { quoi: `Demander ${secret}`, vue: 'internal', nom: `Nom ${secret}`, echeance: '2026-11-20' });
    const answered = here(people.advisor);
    await people.advisor.send({ etat: 'blocked', mot: `Parce que ${secret}`, version: '1' }, `${answered}/reponse`);
    expect(textOf(people.advisor)).toMatch(/Votre réponse est enregistrée[\s\S]*Parce que Zibeline-7431/);
  });

  it('show a day that is counted back from the council before it is kept', async () => {
    const counted = { quoi: 'Envoyer la délibération', qui: contact, conseil: '2026-12-15', semaines: '3' };
    await add('advisor', counted);
    expect([people.advisor.status, textOf(people.advisor)]).toEqual([
      200,
      expect.stringMatching(/Vérifiez la date 3 semaines avant le conseil du mardi 15 décembre 2026, c’est le mardi 24 novembre 2026/),
    ]);
    await people.lead.open(own());
    expect(textOf(people.lead)).toContain('Aucune action à faire');
    await people.advisor.send({ ...written, ...counted, compte: people.advisor.valueOf('compte') }, cell());
    expect(textOf(people.advisor)).toMatch(/L’action est ajoutée[\s\S]*Jean Roux \(la collectivité\)[\s\S]*pour le mardi 24 novembre 2026/);
    await people.lead.open(`/espace/projet/${id}`);
    expect(textOf(people.lead)).toMatch(/Actions Envoyer la délibération[\s\S]*bientôt à faire[\s\S]*3 semaines avant le conseil du/);
  });

  it('say what is wrong beside the field, and keep all that was typed', async () => {
    await add('advisor', {
      quoi: 'Gardez-moi',
      qui: '11111111-1111-4111-8111-111111111111',
      vue: '',
      conseil: '2026-12-15',
      semaines: 'x',
    });
    expect([people.advisor.status, people.advisor.html.includes('Gardez-moi')]).toEqual([400, true]);
    expect(textOf(people.advisor)).toMatch(
      /Choisissez une personne de ce dossier[\s\S]*de 0 à 26 semaines entières[\s\S]*Dites qui voit cette action/,
    );
  });

  it('are answered from the collectivité’s space; whoever was second is told what came between', async () => {
    await people.lead.open('/espace/actions');
    expect(textOf(people.lead)).toMatch(/Nos actions[\s\S]*Une action à faire[\s\S]*Envoyer la délibération/);
    await people.lead.open(/\/espace\/actions\/[0-9a-f-]{36}/.exec(people.lead.html)?.[0] ?? '');
    const [one, version] = [people.lead.path.split('/').at(-1) ?? '', people.lead.valueOf('version')];
    expect(people.lead.headers?.get('etag')).toBe(`"${version}"`);
    await people.advisor.open(`/actions/${one}`);
    await people.lead.send({ etat: 'blocked', mot: 'Le devis manque.', version }, `/espace/actions/${one}/reponse`);
    expect(textOf(people.lead)).toMatch(/Votre réponse est enregistrée[\s\S]*Le devis manque\./);
    await people.advisor.send({ etat: 'done', mot: 'Au téléphone', version }, `/actions/${one}/reponse`);
    expect([people.advisor.status, people.advisor.html.includes('Au téléphone')]).toEqual([412, true]);
    expect(textOf(people.advisor)).toMatch(/Cette action a changé entre-temps Odile Chabert répond\s: bloquée/);
    await people.member.open(`/espace/actions/${one}`);
    expect([people.member.status, people.member.html.includes('Envoyer cette réponse')]).toEqual([200, false]);
    await people.advisor.send({ ...written, quoi: 'Autre', version }, `/actions/${one}/modification`);
    expect([people.advisor.status, people.advisor.html.includes('Autre')]).toEqual([412, true]);
  });

  it('are read by coordination, which adds none', async () => {
    const desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    await desk.open(`/dossiers/${id}`);
    expect([desk.html.includes('Envoyer la délibération'), desk.html.includes('/actions/nouvelle')]).toEqual([true, false]);
    await desk.open(`${cell()}/nouvelle`);
    expect([desk.path, desk.html.includes('Ajouter une action')]).toEqual([cell(), false]);
  });

  it('are added by the collectivité for itself, in sight of both', async () => {
    await add('lead', { quoi: 'Réserver la salle des fêtes', vue: 'internal', cote: 'cell' });
    expect(textOf(people.lead)).toMatch(/L’action est ajoutée[\s\S]*votre collectivité/);
    await people.advisor.open(cell());
    expect(textOf(people.advisor)).toContain('Réserver la salle des fêtes');
  });

  it('are on the advisor’s day, those that are late first', async () => {
    await add('advisor', { quoi: 'Relire le cadre', cote: 'cell', echeance: '2026-11-20' });
    for (const page of ['/agenda', '/actions']) {
      await people.advisor.open(page);
      expect(textOf(people.advisor)).toMatch(/Mes actions[\s\S]*Relire le cadre en retard[\s\S]*Préparer Zibeline/);
    }
  });

  it('let what is internal out nowhere: pages, lists, counts, copies, calendar, API, log', async () => {
    const project = `/espace/projet/${id}`;
    const theirs = [
      project,
      own(),
      `${own()}/terminees`,
      '/espace',
      '/espace/projet',
      '/espace/actions',
      '/mes-donnees',
      '/mes-donnees.json',
    ];
    await people.advisor.open(cell());
    const hidden = people.advisor.html.split('class="te-card"').filter((card) => card.includes(secret));
    const ids = hidden.map((card) => /\/actions\/([0-9a-f-]{36})/.exec(card)?.[1] ?? '');
    expect(ids).toHaveLength(2);
    for (const [visitor, paths] of [
      [people.lead, [...theirs, ...ids.flatMap((one) => [`/espace/actions/${one}`, `/espace/actions/${one}/modification`])]],
      [people.member, theirs],
      [people.auditor, [`/dossiers/${id}`, cell(), `${cell()}/terminees`, '/journal', ...ids.map((one) => `/actions/${one}`)]],
      [new FormVisitor(running.url), ['/', '/stats', '/api/openapi.json', ...ids.map((one) => `/actions/${one}`)]],
    ] as const)
      for (const path of paths) {
        await visitor.open(path);
        expect([path, visitor.html.includes(secret)]).toEqual([path, false]);
      }
    await people.lead.open('/espace/actions');
    expect(textOf(people.lead)).toContain('2 actions à faire');
    expect(running.log.lines.filter((line) => line.includes(secret))).toEqual([]);
    // what letters, the journal, the outbox and searches are made of holds nothing of it
    expect((await tablesWith(running.app, secret)).sort()).toEqual(['case_action', 'case_action_move']);
  });
});
