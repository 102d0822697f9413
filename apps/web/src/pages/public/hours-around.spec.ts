import { days, localDate } from '#kernel';
import { type Dates, hoursAround } from './hours-around.js';

const now = new Date('2026-11-25T10:00Z');
const start = (date: string) => Date.parse(`${date}T09:00Z`);

/** Answers from these hours, and remembers for which dates it was asked. */
function aShop(dates: readonly string[], timeZone = 'Europe/Paris') {
  const asked: Dates[] = [];
  const load = async ({ from, to }: Dates) => {
    asked.push({ from, to });
    const items = dates.map(start).filter((each) => from <= localDate(each, timeZone) && localDate(each, timeZone) <= to);
    return { timeZone, items: items.map((each) => ({ start: each })), requestOnly: false };
  };
  return { asked, load };
}

const daily = Array.from({ length: 90 }, (_, day) => new Date(now.getTime() + days(day + 2)).toISOString().slice(0, 10));

describe('the hours around a week', () => {
  it('are those of this week and the next two when the first free one is wanted', async () => {
    const { asked, load } = aShop(daily);
    await hoursAround(load, () => '', now);
    expect(asked).toEqual([{ from: '2026-11-25', to: '2026-12-13' }]);
  });

  it.each(['2026-11-27T10:00Z', '2026-11-28T10:00Z', '2026-11-29T23:30Z'])(
    'are loaded once also at the end of a week, at %s',
    async (late) => {
      const { asked, load } = aShop(daily.filter((date) => Date.parse(date) >= Date.parse(late) + days(2)));
      await hoursAround(load, () => '', new Date(late));
      expect(asked).toHaveLength(1);
    },
  );

  it('are those of three weeks when one is asked for', async () => {
    const { asked, load } = aShop(daily);
    await hoursAround(load, () => '2026-12-23', now);
    expect(asked).toEqual([{ from: '2026-12-14', to: '2027-01-03' }]);
  });

  it.each([
    ['the week itself has none', ['2026-12-16', '2027-01-05'], '2026-12-23'],
    ['the week before has none', ['2026-12-01', '2026-12-23', '2026-12-29'], '2026-12-23'],
    ['the week after has none', ['2026-12-16', '2026-12-23', '2027-02-01'], '2026-12-23'],
    ['nothing is near', ['2027-02-01'], ''],
  ])('are all that can be booked where %s', async (_, dates, wanted) => {
    const { asked, load } = aShop(dates);
    const { items } = await hoursAround(load, () => wanted, now);
    expect(asked.at(-1)).toEqual({ from: '2026-11-25', to: '2027-02-25' });
    expect(items).toHaveLength(dates.length);
  });

  it.each(['1999-01-01', '2026-11-24', '2027-02-25', '2030-01-01'])(
    'stay within what is ever offered when %s is asked for',
    async (wanted) => {
      const { asked, load } = aShop(daily);
      await hoursAround(load, () => wanted, now);
      expect(asked).toHaveLength(1);
      for (const { from, to } of asked) expect(['2026-11-25' <= from, from <= to, to <= '2027-02-25']).toEqual([true, true, true]);
    },
  );

  it('are loaded once where a person answers', async () => {
    let asked = 0;
    const load = async () => ({ timeZone: 'Europe/Paris', items: [], requestOnly: ++asked > 0 });
    await hoursAround(load, () => '', now);
    expect(asked).toBe(1);
  });

  it('are those of the week that the calendar of the territory says', async () => {
    const { asked, load } = aShop(daily, 'Pacific/Noumea');
    const wanted = (zone: string) => localDate(Date.parse('2026-12-13T20:00Z'), zone);
    await hoursAround(load, wanted, now);
    expect(asked).toEqual([
      { from: '2026-11-30', to: '2026-12-20' },
      { from: '2026-11-25', to: '2027-02-25' },
    ]);
  });
});
