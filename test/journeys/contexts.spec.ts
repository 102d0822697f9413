import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const [commune, epci] = ['commune:26063', 'epci:200068229'];
const three = { 'Propiac (26)': 'commune:26256', 'Beauvoisin (26)': 'commune:26043', 'Bénivay-Ollon (26)': 'commune:26048' };
const names = Object.keys(three);
const both = 'marc.faure@baronnies.example';
const secretary = 'claire.moulin@baronnies.example';

describe('contexts that never mix', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', SMTP_URL: 'smtp://127.0.0.1:9' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 4));
  }, 60_000);
  afterAll(() => running?.close());

  async function statuses(visitor: FormVisitor, ids: readonly string[]): Promise<number[]> {
    const found: number[] = [];
    for (const id of ids) found.push((await visitor.open(`/espace/rendez-vous/${id}`)).status);
    return found;
  }

  /** Chosen by its name, on the page where one chooses. */
  async function actsFor(visitor: FormVisitor, organisation: string): Promise<void> {
    await visitor.open('/connexion/contexte');
    const choices = [...visitor.html.matchAll(/value="([0-9a-f-]{36})"[^>]*\/?>\s*<label[^>]*>([^<]+)/g)];
    const contexte = choices.find(([, , label = '']) => label.includes(organisation))?.[1] ?? '';
    await visitor.send({ contexte });
  }

  /** In the name of that one: her whole diary, and the contents of it alone. */
  async function readsOnly(name: string, claire: FormVisitor, { hers, others }: Booked): Promise<void> {
    await actsFor(claire, name);
    await claire.open('/espace/mon-agenda');
    for (const words of ['3 rendez-vous', ...names]) expect(textOf(claire)).toContain(words);
    await claire.open('/espace');
    const listed = names.map((each) => [hers[each], others[each]].map((id) => claire.html.includes(`/${id}`)));
    expect([name, listed]).toEqual([name, names.map((each) => [each === name, each === name])]);
    expect([name, await statuses(claire, Object.values(others))]).toEqual([name, names.map((each) => (each === name ? 200 : 404))]);
  }

  it('someone of a commune and of its intercommunalité reads of each in its own name, and never of both', async () => {
    const ofCommune = await bookedBy(running, 'mairie.une@orange.example', { territory: commune });
    const ofEpci = await bookedBy(running, 'epci.une@orange.example', { territory: epci, nth: 4 });
    await residentAs(running, 'member', both, { territoryId: epci });
    const marc = await residentAs(running, 'lead', both, { territoryId: commune });
    const seen = async () => {
      const opened = await statuses(marc, [ofCommune, ofEpci]);
      await marc.open('/espace');
      return [...opened, marc.html.includes(ofCommune), marc.html.includes(ofEpci)];
    };
    expect(await seen()).toEqual([404, 404, false, false]);
    await actsFor(marc, 'Buis-les-Baronnies');
    expect(await seen()).toEqual([200, 404, true, false]);
    expect((await marc.open('/espace/personnes/invitation')).status).toBe(200);
    await actsFor(marc, 'Baronnies en Drôme');
    expect(await seen()).toEqual([404, 200, false, true]);
    expect((await marc.open('/espace/personnes/invitation')).status).toBe(403);
  });

  it('what she says in the name of one is not said in the name of the other', async () => {
    const marc = await residentAs(running, 'lead', 'une.autre@baronnies.example', { territoryId: commune });
    await residentAs(running, 'member', 'une.autre@baronnies.example', { territoryId: epci });
    await marc.open('/espace/qui-voit-quoi');
    await marc.send({ 'nom-tape': 'Odile Chabert' }, '/espace/qui-voit-quoi/accord');
    expect(textOf(marc)).toContain('Votre préfecture voit un résumé');
    await actsFor(marc, 'Baronnies en Drôme');
    await marc.open('/espace/qui-voit-quoi');
    expect(textOf(marc)).toContain('Montrer un résumé à votre préfecture');
    await marc.open('/espace/actes');
    expect(textOf(marc)).toContain('Aucun acte');
  });

  it('the secretary of three communes has one diary, and opens three separate contents', async () => {
    const hers: Record<string, string> = {};
    const others: Record<string, string> = {};
    for (const [i, [name, territory]] of Object.entries(three).entries()) {
      hers[name] = await bookedBy(running, secretary, { territory, nth: 8 + i * 5 });
      others[name] = await bookedBy(running, `maire.${i}@orange.example`, { territory, nth: 30 + i * 5 });
    }
    for (const territoryId of Object.values(three).slice(1)) await residentAs(running, 'lead', secretary, { territoryId });
    const claire = await residentAs(running, 'lead', secretary, { territoryId: Object.values(three)[0] ?? '' });
    expect(claire.path).toBe('/connexion/contexte');
    for (const name of names) await readsOnly(name, claire, { hers, others });
  });
});

/** By the commune's name. */
interface Booked {
  readonly hers: Record<string, string>;
  readonly others: Record<string, string>;
}
