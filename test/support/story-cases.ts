import { agents } from '../../apps/cli/src/agents.js';
import { advisors } from '../../apps/cli/src/cast.js';
import { brokenBudgets } from './budget.js';
import { enrolCast } from './cast.js';
import { Playhouse } from './playhouse.js';
import { secret, Tale, type Told } from './tale.js';

const begins = '2027-03-01T08:00:00Z';
const camille = agents.find(({ role }) => role === 'advisor')!;

export interface Plot extends Omit<Told, 'advisor'> {
  /** The subject of the mail that tells of it where the last step is the mayor's word, which the advisor writes down; null where it is proposed. */
  readonly said: string | null;
  /** Whom ProConnect knows there. */
  readonly agents: readonly (typeof agents)[number][];
  /** Which of the appointments stands in the advisor's mail of that morning. */
  readonly mornings: readonly number[];
  /** The clock on which she reads. */
  readonly clock: string;
}

/** The story of the seed: five appointments from an intention to action, while the clocks of Paris change; every mail of it. */
export const fromIntentionToAction =
  ({ said, mornings, clock, agents: known, ...told }: Plot) =>
  () => {
    let house: Playhouse;
    let tale: Tale;
    const mails = mailsOf(told, mornings);

    beforeAll(async () => {
      house = await Playhouse.open(begins, [camille, ...known]);
      await enrolCast(house.running.app, new Date(begins), advisors.slice(0, 1));
      tale = await Tale.in(house, { ...told, advisor: camille });
    }, 120_000);
    afterAll(() => house?.close());

    const expectMails = async (...expected: readonly string[]) => expect(await house.news()).toEqual([...expected].sort());

    it('begins with a booking, without an account', async () => {
      await tale.books();
      await expectMails(...mails.fixed);
    }, 120_000);

    it('is qualified by the advisor, who opens a case with the agreement of the mayor', async () => {
      await tale.isQualified();
      expect(await tale.phase()).toBe('intention');
      await expectMails(...mails.oursToComeIn);
    }, 120_000);

    it('has a frame after two appointments', async () => {
      await tale.meets(1);
      await expectMails(...mails.of(1));
      await tale.brings('intention');
      await tale.meets(2);
      await tale.confirms();
      expect(await tale.phase()).toBe('framing');
      await expectMails(...mails.hersToComeIn(1), ...mails.of(2));
    }, 240_000);

    it('is talked about between two appointments, from mails that ask for no account', async () => {
      await tale.exchange();
      await tale.answersAction();
      await expectMails(...mails.talk);
    }, 120_000);

    it('has its rules after the third', async () => {
      await tale.brings('framing');
      await tale.meets(3);
      await tale.confirms();
      expect(await tale.phase()).toBe('design');
      await expectMails(...mails.hersToComeIn(), ...mails.of(3));
    }, 240_000);

    it('is in action after the fifth, by two people’s word', async () => {
      await tale.brings('design', said === null);
      await tale.meets(4);
      await expectMails(...mails.hersToComeIn(), ...mails.of(4));
      if (said) await tale.writesDown();
      await tale.meets(5);
      await tale.confirms();
      expect(await tale.phase()).toBe('implementation');
      await expectMails(...mails.of(5), ...mails.hers(...(said ? [said] : [])));
    }, 240_000);

    it('shows the head of project where it stands, and nothing of what the cell keeps to itself', async () => {
      const read = await tale.reads();
      expect(read).toMatch(/L’action \(en cours\)/);
      expect(new Set(read.match(/heure d[^)]+/g))).toEqual(new Set([clock]));
      expect(tale.seen.length).toBeGreaterThan(30);
      expect(tale.seen.filter((page) => page.includes(secret))).toEqual([]);
      expect(house.sink.mails.filter(({ raw, text }) => `${raw} ${text}`.includes(secret))).toEqual([]);
    }, 60_000);

    it('keeps the budget of mails, and shows no page that anything is wrong with', async () => {
      expect(await brokenBudgets(house.running.app)).toEqual([]);
      expect(house.faults()).toEqual([]);
    });
  };

/** The mails of one story, as the house tells of them. */
function mailsOf({ place, label, head, signInLinks }: Omit<Told, 'advisor'>, mornings: readonly number[]) {
  const to =
    (who: string) =>
    (...subjects: readonly string[]) =>
      subjects.map((subject) => `${who}: ${subject}`);
  const [ours, hers] = [to(camille.email), to(head.email)];
  const fixed = [...ours(`${place} : rendez-vous …`), ...hers(`${place} : rendez-vous …`)];
  /** What the nth appointment brings: the morning, what comes before it, the advisor's link, the minutes and the next one. */
  const of = (nth: number): string[] => [
    ...(mornings.includes(nth) ? ours('Votre journée du …') : []),
    ...hers(`${place} : rendez-vous tout à l’heure, …`, `${place} : compte rendu du rendez-vous du …`),
    ...ours(link),
    ...(nth > 1 ? hers(`${place} : rappel, rendez-vous …`) : []),
    ...(nth < 5 ? fixed : []),
  ];
  const talk = [
    ...ours(`${label} : un message de la collectivité`),
    ...hers(`${label} : un message sur votre projet`, `${label} : une action à faire`),
  ];
  const hersToComeIn = (links = signInLinks) => hers(...Array.from({ length: links }, () => link));
  return { fixed, of, talk, hers, oursToComeIn: ours(link), hersToComeIn };
}

const link = 'Cellule de conseil et d’orientation « Territoires d’engagement » : votre lien de connexion';
