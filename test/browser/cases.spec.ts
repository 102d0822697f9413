import { agents } from '../../apps/cli/src/agents.js';
import { openBrowser, widths } from '../support/browser.js';
import { linkIn, mailTo } from '../support/mailbox.js';
import { signInAs } from '../support/signed-traveller.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';

const nobody = { firstName: '', lastName: '' };
const [coordinator = nobody, advisor = nobody, lead = nobody, member = nobody] = ['coordinator', 'advisor', 'lead', 'member'].map((role) =>
  agents.find((agent) => agent.role === role),
);

/** The pages of a case that stand beside its own. */
const folder = ['documents', 'personnes', 'histoire', 'contacts', 'equipe', 'partenaires', 'cadre'];

/** With JavaScript at a desk, without on a phone; each width opens a case of its own, and only looks at the others. */
describe.each([...widths])('the cases of the demonstration at %i px', (width) => {
  const isDesk = width > 600;

  /** What she does there; then nothing is wrong with any page that she saw. */
  async function walks(name: string, from: string, walk: (traveller: Traveller) => Promise<void>): Promise<void> {
    const browser = await openBrowser({ width, javaScript: isDesk });
    try {
      const traveller = await Traveller.at(await browser.page(), from, `dossiers-${name}-${width}`);
      await walk(traveller);
      expect(traveller.faults).toEqual([]);
      expect(browser.troubles.filter((trouble) => !/favicon|status of 40[09]/.test(trouble))).toEqual([]);
    } finally {
      await browser.close();
    }
  }

  it(
    'are given to who follows them by the coordination, which loses nothing that it typed',
    () =>
      walks('coordination', `${url}/connexion`, async (traveller) => {
        const { page } = traveller;
        await signInAs(traveller, coordinator, url);
        await traveller.visit(`${url}/dossiers`);
        await traveller.go('Une assemblée citoyenne ouverte');
        const address = new URL(page.url()).pathname;
        await traveller.visit(`${url}${address}`);
        await traveller.unfoldAll();
        for (const part of [...folder, 'etapes']) await traveller.visit(`${url}${address}/${part}`);
        await page.locator('#raison').fill('Une erreur de saisie.');
        await traveller.go('Enregistrer ce changement');
        expect(await page.title()).toMatch(/^Erreur/);
        expect(await page.locator('.fr-alert--error a').allTextContents()).toEqual(['Dites ce que vous voulez faire.']);
        expect(await page.locator('#raison').inputValue()).toBe('Une erreur de saisie.');
        await traveller.visit(`${url}${address}/equipe`);
        await traveller.go('Ajouter à l’équipe');
        expect(await page.locator('.fr-alert--error a').allTextContents()).toEqual(['Choisissez une personne du conseil.']);
        await page.locator('#collectivite').fill('Sainte-Colombe');
        await traveller.go('Voir ce qui changera');
        expect(await page.locator('main').textContent()).toContain('Plusieurs collectivités portent ce nom');
        expect(await page.locator('#collectivite').inputValue()).toBe('Sainte-Colombe');
      }),
    240_000,
  );

  it('are opened by an advisor, whose note of what was said can be said to be wrong by its link', async () => {
    const shared = `mairie@nyons-${width}.example`;
    await walks('conseil', `${url}/connexion`, async (traveller) => {
      await signInAs(traveller, advisor, url);
      await traveller.visit(`${url}/dossiers`);
      expect(await traveller.page.locator('main').textContent()).toContain('Buis-les-Baronnies');
      await opens(traveller, `Un budget participatif, vu à ${width} points`);
      await adds(traveller, shared);
      await notes(traveller);
      const address = new URL(traveller.page.url()).pathname;
      for (const part of [...folder, 'etapes']) await traveller.visit(`${url}${address}/${part}`);
    });
    await walks('note', linkIn(await mailTo(shared, /\/note\//), '/note/'), (traveller) => contests(traveller));
  }, 300_000);

  it.each([
    ['lead', lead, ['Proposer cette étape'], []],
    ['member', member, [], ['vous lisez']],
  ] as const)(
    'are read by the %s in the collectivité’s own words, who finds there what is hers to do',
    (role, person, acts, words) =>
      walks(role, `${url}/connexion`, async (traveller) => {
        const { page } = traveller;
        await signInAs(traveller, person, url);
        const address = await readsOwn(traveller, words);
        expect(await page.locator('main form button').allTextContents()).toEqual(acts);
        for (const part of folder) {
          await traveller.visit(`${address}/${part}`);
          await traveller.unfoldAll();
        }
        if (role === 'lead') await goesBack(traveller, address);
      }),
    240_000,
  );
});

/** In the words of the collectivité, and in no other; where it stands. */
async function readsOwn(traveller: Traveller, words: readonly string[]): Promise<string> {
  const { page } = traveller;
  await traveller.visit(`${url}/espace/projet`);
  await page.locator('main h3 a').first().click();
  await traveller.visit(page.url());
  const text = (await page.locator('main').textContent()) ?? '';
  for (const word of ['L’idée', 'Le cadre', 'Le retour aux habitants', ...words]) expect(text).toContain(word);
  expect(text).not.toContain('Diagnostic et cadrage');
  await traveller.unfoldAll();
  return page.url();
}

/** Nothing typed is answered by all that is missing, each beside its field. */
async function opens(traveller: Traveller, title: string): Promise<void> {
  const { page } = traveller;
  await traveller.go('Ouvrir un dossier');
  await page.locator('#titre').fill(title);
  await traveller.go('Ouvrir le dossier');
  expect(await page.title()).toMatch(/^Erreur/);
  expect(await page.locator('.fr-alert--error a').count()).toBe(4);
  expect(await page.locator('#titre').inputValue()).toBe(title);
  await page.locator('#collectivite').fill('Nyons');
  await page.locator('#accord-par').fill('Hélène Barral, maire');
  await page.locator('#accord-le').fill('2024-03-12');
  await traveller.choose('de vive voix');
  await traveller.go('Ouvrir le dossier');
  expect(await page.locator('main').textContent()).toContain('Le dossier est ouvert');
}

async function adds(traveller: Traveller, email: string): Promise<void> {
  const { page } = traveller;
  await traveller.go('Personnes');
  await traveller.unfold('Ajouter un contact');
  await page.locator('#prenom').fill('Hélène');
  await page.locator('#courriel').fill(email);
  await traveller.go('Ajouter ce contact');
  expect(await page.title()).toMatch(/^Erreur/);
  expect(await page.locator('#courriel').inputValue()).toBe(email);
  await page.locator('#nom').fill('Barral');
  await traveller.choose('élue');
  await traveller.go('Ajouter ce contact');
  expect(await page.locator('main').textContent()).toContain('Le contact est ajouté');
}

async function notes(traveller: Traveller): Promise<void> {
  const { page } = traveller;
  await traveller.go('L’essentiel');
  await page.locator('#dit-par').fill('Hélène Barral, maire');
  await traveller.go('Noter ce qui est dit');
  expect(await page.title()).toMatch(/^Erreur/);
  expect(await page.locator('#dit-par').inputValue()).toBe('Hélène Barral, maire');
  await page.locator('#dit-le').fill('2024-03-12');
  await traveller.choose('par téléphone');
  await traveller.go('Noter ce qui est dit');
  expect(await page.locator('main').textContent()).toContain('C’est enregistré');
}

/** Several read that address: who reads is asked first. */
async function contests(traveller: Traveller): Promise<void> {
  const { page } = traveller;
  expect(await traveller.heading()).toBe('Qui lit ce message ?'.replace(' ?', '\u202f?'));
  await page.locator('#prenom').fill('Hélène');
  await traveller.go('Ouvrir la page');
  expect(await page.locator('#prenom').inputValue()).toBe('Hélène');
  await page.locator('#nom').fill('Barral');
  await page.locator('#fonction').fill('Maire');
  await traveller.go('Ouvrir la page');
  expect(await traveller.heading()).toBe('Voici ce que nous avons noté');
  await traveller.go('Ce n’est pas exact');
  expect(await page.locator('main').textContent()).toContain('Merci, nous savons que ce n’est pas exact');
  await page.goBack();
  await traveller.visit(page.url());
  expect(await page.locator('main').textContent()).toContain('dit que ce n’est pas exact');
}

/** Asked, and not done: without a reason nothing goes back. */
async function goesBack(traveller: Traveller, address: string): Promise<void> {
  await traveller.visit(address);
  await traveller.go('Revenir à une étape d’avant');
  await traveller.go('Enregistrer ce changement');
  expect(await traveller.page.locator('.fr-alert--error a').allTextContents()).toEqual(['Dites pourquoi.']);
}
