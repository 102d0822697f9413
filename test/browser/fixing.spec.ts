import { CasesService } from '#cases';
import { IdentityService, SignInService } from '#identity';
import { TriageService } from '#intake';
import { type PersonActor, system } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { Playhouse } from '../support/playhouse.js';
import { publicUrl } from '../support/pro-connect.js';
import { Projects } from '../support/project.js';
import { asked } from '../support/requests.js';
import { WrittenUps } from '../support/written-up.js';

const now = '2026-11-23T08:00:00Z';
const buis = 'commune:26063';
const asSpec = system('spec');

const seats = [
  { width: 1280, javaScript: true },
  { width: 320, javaScript: false },
];

describe('an accepted request is given an hour', () => {
  let house: Playhouse;
  let advisor: PersonActor;

  beforeAll(async () => {
    house = await Playhouse.open(now, []);
    advisor = (await WrittenUps.in(house.running.app, house.running.clock.now())).advisor;
  }, 120_000);
  afterAll(() => house?.close());

  /** Accepted, and in a case. */
  async function filed(email: string): Promise<string> {
    const { app, clock } = house.running;
    const id = await asked(house.running, buis, email);
    await app.get(TriageService).make(advisor, id, { move: 'accept', words: '', advisorId: advisor.personId, version: 1 }, clock.now());
    const caseId = await new Projects(app, clock.now()).open(buis, advisor);
    await app.get(CasesService).attach(advisor, caseId, { kind: 'request', id }, clock.now());
    return caseId;
  }

  it.each(seats)(
    'from « Ma journée » to the page of its case, without a fault on the way, at $width px',
    async (seat) => {
      const { app, clock } = house.running;
      const email = `zoe${seat.width}@buis.example`;
      const caseId = await filed(email);
      const { id } = await app.get(IdentityService).addressFor(asSpec, addressOf(advisors[0] as (typeof advisors)[0]), clock.now());
      const hers = await house.enters(`fixer-${seat.width}`, seat);
      await hers.visit(await app.get(SignInService).linkFor(asSpec, id, clock.now()));
      await hers.go('Me connecter');
      await hers.visit(`${publicUrl}/agenda`);
      await hers.page.locator('main a[href^="/agenda/demandes/"]').first().click();
      await hers.visit(hers.page.url());
      expect(await hers.heading()).toBe('Fixer un rendez-vous');
      await hers.go('D’autres heures');
      await hers.go('Fixer ce rendez-vous');
      expect(await hers.page.title()).toMatch(/^Erreur/);
      await hers.tap(hers.page.locator('main .te-hour').first());
      await hers.go('Fixer ce rendez-vous');
      expect(await hers.page.locator('main').innerText()).toMatch(/Le rendez-vous est fixé/);
      await hers.go('Le dossier');
      expect(new URL(hers.page.url()).pathname).toBe(`/dossiers/${caseId}`);
      await hers.go('Fixer le prochain rendez-vous');
      expect(await hers.page.locator('main').innerText()).toContain(email);
      expect(house.faults().filter((fault) => !/400/.test(fault))).toEqual([]);
      expect(await house.news()).toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^${email}: .* rendez-vous …$`))]));
    },
    120_000,
  );
});
