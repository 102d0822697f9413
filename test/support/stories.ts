import type { Timeline } from './timeline.js';

/** One appointment's life, as its requester leads it, and the mails that its requester gets: when (UTC), and how they begin. */
export interface Story {
  readonly name: string;
  readonly territory: string;
  readonly start: string;
  /** The first books; each happens at its instant. */
  readonly acts: readonly Act[];
  readonly mails: readonly string[];
}

type Act = readonly [at: string, what: 'book' | 'book late' | 'cancel'] | readonly [at: string, what: 'move', to: string];

const [confirmed, moved, cancelled] = [
  'Votre rendez-vous est confirmé.',
  'Votre rendez-vous est déplacé.',
  'Votre rendez-vous est annulé.',
];
const inTwoDays = (day: string) => `Votre rendez-vous a lieu ${day}`;
const soon = 'Votre rendez-vous commence';

const [buis, mayotte, miquelon] = ['commune:26063', 'departement:976', 'departement:975'] as const;
const [spring, autumn] = ['2027-03-08T08:00Z', '2027-10-18T07:00Z'] as const;

/** Around the changes of Miquelon (14 March 2027) and Paris (28 March). */
export const springStories: readonly Story[] = [
  {
    name: 'left alone, reminded on the day of the change in Paris',
    ...{ territory: buis, start: '2027-03-30T08:00Z', acts: [[spring, 'book']] },
    mails: [`${spring} ${confirmed}`, `2027-03-28T07:00Z ${inTwoDays('mardi 30 mars')}`, `2027-03-30T07:00Z ${soon}`],
  },
  {
    name: 'left alone, in Mayotte',
    ...{ territory: mayotte, start: '2027-03-30T06:00Z', acts: [[spring, 'book']] },
    mails: [`${spring} ${confirmed}`, `2027-03-28T06:00Z ${inTwoDays('mardi 30 mars')}`, `2027-03-30T05:00Z ${soon}`],
  },
  {
    name: 'left alone, in Miquelon across its change',
    ...{ territory: miquelon, start: '2027-03-15T13:00Z', acts: [[spring, 'book']] },
    mails: [`${spring} ${confirmed}`, `2027-03-13T12:00Z ${inTwoDays('lundi 15 mars')}`, `2027-03-15T12:00Z ${soon}`],
  },
  {
    name: 'moved earlier',
    ...{ territory: buis, start: '2027-03-31T09:00Z' },
    acts: [
      [spring, 'book'],
      ['2027-03-09T08:00Z', 'move', '2027-03-16T08:00Z'],
    ],
    mails: [
      `${spring} ${confirmed}`,
      `2027-03-09T08:00Z ${moved}`,
      `2027-03-14T08:00Z ${inTwoDays('mardi 16 mars')}`,
      `2027-03-16T07:00Z ${soon}`,
    ],
  },
  {
    name: 'moved later, once reminded',
    ...{ territory: buis, start: '2027-03-18T09:00Z' },
    acts: [
      [spring, 'book'],
      ['2027-03-17T08:00Z', 'move', '2027-03-23T09:00Z'],
    ],
    mails: [
      `${spring} ${confirmed}`,
      `2027-03-16T08:00Z ${inTwoDays('jeudi 18 mars')}`,
      `2027-03-17T08:00Z ${moved}`,
      `2027-03-21T08:00Z ${inTwoDays('mardi 23 mars')}`,
      `2027-03-23T08:00Z ${soon}`,
    ],
  },
  {
    name: 'cancelled before any reminder',
    ...{ territory: buis, start: '2027-03-19T09:00Z' },
    acts: [
      [spring, 'book'],
      ['2027-03-16T07:00Z', 'cancel'],
    ],
    mails: [`${spring} ${confirmed}`, `2027-03-16T07:00Z ${cancelled}`],
  },
  {
    name: 'cancelled between the two',
    ...{ territory: buis, start: '2027-03-19T10:00Z' },
    acts: [
      [spring, 'book'],
      ['2027-03-18T08:00Z', 'cancel'],
    ],
    mails: [`${spring} ${confirmed}`, `2027-03-17T08:00Z ${inTwoDays('vendredi 19 mars')}`, `2027-03-18T08:00Z ${cancelled}`],
  },
  {
    name: 'booked 30 h before',
    ...{ territory: buis, start: '2027-03-24T14:00Z', acts: [['2027-03-23T08:00Z', 'book late']] },
    mails: [`2027-03-23T08:00Z ${confirmed}`, `2027-03-24T13:00Z ${soon}`],
  },
  {
    name: 'booked 5 h before',
    ...{ territory: buis, start: '2027-03-24T15:00Z', acts: [['2027-03-24T10:00Z', 'book late']] },
    mails: [`2027-03-24T10:00Z ${confirmed}`, `2027-03-24T14:00Z ${soon}`],
  },
  {
    name: 'booked 50 min before',
    ...{ territory: buis, start: '2027-03-25T09:00Z', acts: [['2027-03-25T08:10Z', 'book late']] },
    mails: [`2027-03-25T08:10Z ${confirmed}`],
  },
];

/** Around the changes of Paris (31 October 2027) and Miquelon (7 November). */
export const autumnStories: readonly Story[] = [
  {
    name: 'left alone, reminded on the day of the October change in Paris',
    ...{ territory: buis, start: '2027-11-02T09:00Z', acts: [[autumn, 'book']] },
    mails: [`${autumn} ${confirmed}`, `2027-10-31T08:00Z ${inTwoDays('mardi 2 novembre')}`, `2027-11-02T08:00Z ${soon}`],
  },
  {
    name: 'left alone, in Mayotte in autumn',
    ...{ territory: mayotte, start: '2027-11-02T06:00Z', acts: [[autumn, 'book']] },
    mails: [`${autumn} ${confirmed}`, `2027-10-31T06:00Z ${inTwoDays('mardi 2 novembre')}`, `2027-11-02T05:00Z ${soon}`],
  },
  {
    name: 'left alone, in Miquelon across its change of November',
    ...{ territory: miquelon, start: '2027-11-08T14:00Z', acts: [[autumn, 'book']] },
    mails: [`${autumn} ${confirmed}`, `2027-11-06T11:00Z ${inTwoDays('lundi 8 novembre')}`, `2027-11-08T13:00Z ${soon}`],
  },
];

/** The address of a story's requester. */
export const requesterOf = ({ name }: Story): string => `${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}@commune.example`;

/** Lives them all on one timeline, act after act as the clock comes to them. */
export async function live(timeline: Timeline, stories: readonly Story[], until: string): Promise<void> {
  const ids = new Map<Story, string>();
  const acts = stories.flatMap((story) => story.acts.map((act) => ({ story, act })));
  for (const { story, act } of acts.sort((a, b) => a.act[0].localeCompare(b.act[0]))) {
    await timeline.until(act[0]);
    const id = await perform(timeline, story, act, ids.get(story) ?? '');
    ids.set(story, id);
  }
  await timeline.until(until);
}

/** Answers the appointment's id. */
async function perform(timeline: Timeline, story: Story, [, what, to]: Act, id: string): Promise<string> {
  const { territory, start } = story;
  if (what === 'book') return (await timeline.book(requesterOf(story), territory, start)).id;
  if (what === 'book late') return (await timeline.bookLate(requesterOf(story), territory, start)).id;
  await (to ? timeline.move(id, to) : timeline.cancel(id));
  return id;
}
