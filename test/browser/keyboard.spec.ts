import { randomUUID } from 'node:crypto';
import { agents } from '../../apps/cli/src/agents.js';
import { type OpenBrowser, openBrowser } from '../support/browser.js';
import { Keyboard } from '../support/keyboard.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';
const advisor = agents.find(({ role }) => role === 'advisor') ?? { firstName: '', lastName: '' };

/** As `docs/guide/journee-au-clavier.md` lists them, in that order, on a demonstration that nobody has worked in. */
describe('ten tasks of an advisor’s day, without a mouse', () => {
  let browser: OpenBrowser;
  let traveller: Traveller;
  let keys: Keyboard;
  const title = `Un budget participatif, au clavier ${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    browser = await openBrowser({ width: 1280 });
    traveller = await Traveller.at(await browser.page(), `${url}/connexion`, 'clavier');
    await signInAs(traveller, advisor, url);
    keys = new Keyboard(traveller.page);
  }, 60_000);
  afterEach(() => expect(keys.unseen).toEqual([]));
  afterAll(async () => {
    expect(browser.troubles.filter((trouble) => !/favicon|status of 40[09]/.test(trouble))).toEqual([]);
    await browser.close();
  });

  const shows = async (words: string | RegExp) => expect(await traveller.page.locator('main').textContent()).toMatch(words);
  const day = () => traveller.page.goto(`${url}/agenda`);
  const toWrite = async () => {
    await day();
    const name = (await traveller.page.locator('main a[href$="/compte-rendu"]').first().textContent()) ?? '';
    await keys.follow(name);
  };

  it('1. writes what was said, and saves it', async () => {
    await toWrite();
    await keys.type('compte-rendu', 'Nous avons parlé de la place du marché.');
    await keys.type('notes', 'Rappeler la mairie.');
    await keys.follow('Enregistrer');
    await shows(/Enregistré à \d/);
    expect(await traveller.page.locator('#compte-rendu').inputValue()).toBe('Nous avons parlé de la place du marché.');
  }, 60_000);

  it('2. sends it, and fixes the next appointment', async () => {
    const slot = (await traveller.page.locator('input[name=prochain] + label').nth(1).textContent()) ?? '';
    await keys.pick('Il a eu lieu : envoyer le compte rendu'.replace(' :', '\u202f:'));
    await keys.pick(slot);
    await keys.follow('Clore le rendez-vous');
    await shows(/Le compte rendu part par courriel, et le prochain rendez-vous est pris/);
  }, 60_000);

  it('3. says of another that people did not meet', async () => {
    await toWrite();
    await keys.pick('On ne s’est pas vus');
    await keys.follow('Clore le rendez-vous');
    await shows(/C’est noté/);
  }, 60_000);

  it('4. finds her next appointment and opens it', async () => {
    await day();
    const next = traveller.page.locator('main h3 a[href^="/agenda/rendez-vous/"]:not([href$="/compte-rendu"])').first();
    for (let week = 0; week < 4 && !(await next.isVisible()); week += 1) await keys.follow('Semaine suivante');
    await keys.follow((await next.textContent()) ?? '');
    await shows(/Préparer/);
  }, 60_000);

  it('5. accepts a request', async () => {
    await day();
    await keys.follow('Demandes');
    const waiting = traveller.page.locator('main .te-card').filter({ hasText: 'Lille' }).locator('h3 a').first();
    await keys.follow((await waiting.textContent()) ?? '');
    await keys.follow('Accepter');
    await keys.follow('Accepter la demande');
    await shows(/acceptée/);
  }, 60_000);

  it('6. opens a case', async () => {
    await keys.follow('Mes dossiers');
    await keys.follow('Ouvrir un dossier');
    await keys.type('collectivite', 'Nyons (26)');
    await keys.type('titre', title);
    await keys.type('accord-par', 'Hélène Barral, maire');
    await keys.type('accord-le', '11112024');
    await keys.pick('de vive voix');
    await keys.follow('Ouvrir le dossier');
    await shows(/Le dossier est ouvert/);
  }, 60_000);

  it('7. adds a contact to it', async () => {
    await keys.follow('Personnes');
    await keys.unfold('Ajouter un contact');
    await keys.type('prenom', 'Hélène');
    await keys.type('nom', 'Barral');
    await keys.pick('élue');
    await keys.follow('Ajouter ce contact');
    await shows(/Le contact est ajouté/);
  }, 60_000);

  it('8. notes what the collectivité says, and the project moves on', async () => {
    await keys.follow('L’essentiel');
    await keys.type('dit-par', 'Hélène Barral, maire');
    await keys.type('dit-le', '11112024');
    await keys.pick('par téléphone');
    await keys.follow('Noter ce qui est dit');
    await shows(/propose de passer à/);
  }, 60_000);

  it('9. changes her working hours', async () => {
    await keys.follow('Mes disponibilités');
    await keys.follow('Ouvrir des plages');
    await keys.tick('jours');
    await keys.type('de', '0700');
    await keys.type('a', '0800');
    await keys.tick('manieres');
    await keys.type('debut', '02022032');
    await keys.type('fin', '02032032');
    await keys.follow('Ouvrir ces plages');
    await shows(/7\sh/);
  }, 60_000);

  it('10. finds a case again', async () => {
    await keys.follow('Mes dossiers');
    await keys.follow('Tous les dossiers de la cellule');
    await keys.type('collectivite', 'Nyons (26)');
    await keys.follow('Filtrer');
    await keys.follow(title);
    expect(await traveller.heading()).toBe(title);
  }, 60_000);
});
