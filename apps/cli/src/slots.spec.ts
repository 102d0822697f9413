import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { freeSlots, union } from '#agenda';
import { readScenario } from './scenario.js';

const fixtures = 'test/fixtures/slots';
const scenarios = ['plain-june-2027', 'dst-fall-2026', 'crowd-n1-d90', 'crowd-n10-d30'];

describe('a slot scenario', () => {
  it.each(scenarios)('%s has exactly the expected answer', (name) => {
    const { advisors, rules } = readScenario(aScenario(name));
    const perAdvisor = freeSlots(advisors, rules);
    expect({ perAdvisor: Object.fromEntries(perAdvisor), union: union(perAdvisor) }).toEqual(read(`expected/${name}`));
  });

  it.each([
    ['a field that is not in the format', { color: 'blue' }, 'color : ce champ est inconnu.'],
    ['a missing field', { now: undefined }, 'now : ce champ manque.'],
    ['a date instead of an instant', { from: '2026-10-19' }, 'from : « 2026-10-19 » n’est pas un instant (2026-12-01T09:00:00Z).'],
    ['an instant that does not exist', { from: '2026-02-30T00:00:00Z' }, 'from : « 2026-02-30T00:00:00Z » n’est pas un instant'],
    ['an end before the beginning', { to: '2026-10-01T00:00:00Z' }, '« to » précède « from ».'],
    ['a span of a century', { to: '2126-10-01T00:00:00Z' }, 'De « from » à « to », il y a plus de dix ans.'],
    ['a zone that nobody knows', { viewerTimeZone: 'Europe/Lyon' }, 'viewerTimeZone : « Europe/Lyon » n’est pas un fuseau horaire connu.'],
    ['no advisors', { advisors: {} }, 'advisors : une liste est attendue.'],
    [
      'a step of nothing',
      { session: { durationMin: 60, stepMin: 0, minNoticeMin: 0, gapMin: 0 } },
      'session.stepMin : un entier de 1 à 527040 est attendu.',
    ],
    ['half a minute', { session: { durationMin: 0.5, stepMin: 30, minNoticeMin: 0, gapMin: 0 } }, 'session.durationMin : un entier'],
  ])('with %s is refused by a sentence', (_, change, sentence) => {
    expect(() => readScenario(aScenario('dst-fall-2026', change))).toThrow(
      sentence.replaceAll(' : ', '\u202f: ').replace(/« | »/g, narrow),
    );
  });

  it.each([
    ['an hour after 24:00', { weekly: [{ days: [1], start: '09:00', end: '24:30' }] }, 'weekly[0].end : « 24:30 » n’est pas une heure'],
    ['a beginning at 24:00', { weekly: [{ days: [1], start: '24:00', end: '24:00' }] }, 'weekly[0].start : « 24:00 » n’est pas une heure'],
    ['an hour that is no clock’s', { weekly: [{ days: [1], start: '9h', end: '10:00' }] }, 'weekly[0].start : « 9h » n’est pas une heure'],
    [
      'an opening that ends before it begins',
      { weekly: [{ days: [1], start: '12:00', end: '09:00' }] },
      'weekly[0] : la fin ne suit pas le début.',
    ],
    [
      'an eighth day of the week',
      { weekly: [{ days: [7], start: '09:00', end: '10:00' }] },
      'weekly[0].days[0] : un entier de 0 à 6 est attendu.',
    ],
    [
      'a date that does not exist',
      { overrides: [{ date: '2026-02-29', windows: [] }] },
      'overrides[0].date : « 2026-02-29 » n’est pas une date',
    ],
    ['two answers for one date', { overrides: twice({ date: '2026-10-26', windows: [] }) }, '« 2026-10-26 » figure deux fois.'],
    ['an empty name', { id: '' }, 'id : un texte est attendu.'],
  ])('whose advisor has %s is refused by a sentence', (_, change, sentence) => {
    const [first] = aScenario('dst-fall-2026').advisors as object[];
    const scenario = aScenario('dst-fall-2026', { advisors: [{ ...first, ...change }] });
    expect(() => readScenario(scenario)).toThrow(sentence.replaceAll(' : ', '\u202f: ').replace(/« | »/g, narrow));
  });
});

describe('the command', () => {
  const command = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    promisify(execFile)(process.execPath, ['dist/apps/cli/src/slots.js', ...args], { env: { ...process.env, REPS: '2', ...env } });

  it('answers the same under three values of TZ', async () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Pacific/Kiritimati'];
    const answers = await Promise.all(zones.map((TZ) => command([`${fixtures}/dst-fall-2026.json`], { TZ })));
    for (const { stdout } of answers) {
      const { ms, ...answer } = JSON.parse(stdout) as { ms: number[] };
      expect(answer).toEqual(read('expected/dst-fall-2026'));
      expect(ms).toHaveLength(2);
    }
  });

  it('refuses by one sentence, on standard input too, and leaves standard output empty', async () => {
    const running = command(['-']);
    running.child.stdin?.end('{"now":');
    await expect(running).rejects.toMatchObject({ code: 1, stdout: '', stderr: 'Le scénario n’est pas du JSON.\n' });
  });
});

const read = (name: string) => JSON.parse(readFileSync(`${fixtures}/${name}.json`, 'utf8')) as unknown;

/** `undefined` takes a field away. */
const aScenario = (name: string, change: object = {}) =>
  JSON.parse(JSON.stringify({ ...(read(name) as object), ...change })) as Record<string, unknown>;

function twice<T>(one: T): T[] {
  return [one, one];
}

const narrow = (quote: string) => quote.replace(' ', '\u202f');
