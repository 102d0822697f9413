import { CaseActionsService } from '#cases';
import { PeopleService, SignInService } from '#identity';
import { system } from '#kernel';
import { faultsOf, pictured } from '../support/browser.js';
import { Playhouse } from '../support/playhouse.js';
import { publicUrl } from '../support/pro-connect.js';
import { Projects } from '../support/project.js';
import { nowhere } from '../support/standing.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const buis = 'commune:26063';
const phone = { width: 320, javaScript: false };

describe('the mayor’s page, on a telephone without JavaScript', () => {
  let house: Playhouse;
  let id: string;

  beforeAll(async () => {
    house = await Playhouse.open(now, []);
    const { app, clock } = house.running;
    const projects = new Projects(app, clock.now());
    const advisor = await projects.community.with('advisor', 'amina@cellule.example');
    id = await projects.open(buis, advisor);
    const hers = { side: 'collectivite', ownerId: null, ownerName: 'Jean Roux', council: null, visibility: 'shared' } as const;
    for (const [what, dueOn] of [
      ['Choisir la salle', '2026-11-20'],
      ['Envoyer la délibération', '2026-12-15'],
    ])
      await app.get(CaseActionsService).add(advisor, id, { ...hers, what: what ?? '', dueOn: dueOn ?? null }, clock.now());
  }, 120_000);
  afterAll(() => house?.close());

  /** Whoever leads, come in by a mailed link. */
  async function lead() {
    const { app, clock } = house.running;
    const given = { role: 'lead', email: 'dgs@buis.example', firstName: 'Odile', lastName: 'Chabert', territoryId: buis } as const;
    const { addressId } = await app.get(PeopleService).grant(asSpec, { ...given, scope: nowhere }, clock.now());
    const traveller = await house.enters('lead', phone);
    await traveller.page.goto(await app.get(SignInService).linkFor(asSpec, addressId, clock.now()));
    await traveller.page.locator('main button[type=submit]').first().click();
    return traveller;
  }

  it('is made for her, handed over, read in one go, and closed', async () => {
    const hers = await lead();
    await hers.page.goto(`${publicUrl}/espace/projet/${id}`);
    await hers.go('Une page pour le maire ou la maire');
    await hers.type('nom', 'Hélène Barral');
    await hers.go('Faire le lien');
    await pictured(hers.page, 'mayor-link-made-320');
    const link = await hers.page.locator('#adresse').inputValue();
    const { page } = await house.enters('mayor', phone);
    await page.goto(link);
    await pictured(page, 'mayor-screen-320');
    expect(await page.locator('main').innerText()).toMatch(
      /Une assemblée ouverte[\s\S]*Choisir la salle[\s\S]*Envoyer la délibération[\s\S]*Qui appeler/,
    );
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    // one screen to go down by, on the smallest of telephones
    expect(await page.locator('main').evaluate((main) => main.scrollHeight)).toBeLessThan(1000);
    expect(await faultsOf(page)).toEqual([]);
    await hers.go('Fermer ce lien');
    expect((await page.reload())?.status()).toBe(404);
    expect(hers.faults).toEqual([]);
  }, 120_000);
});
