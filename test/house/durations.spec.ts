import { readFileSync } from 'node:fs';
import { type RunningApp, startApp } from '../support/app.js';
import { textsOf } from '../support/texts.js';

/** Of the register's table of rules: code, and when. */
const rule = /^\| `(\w+\.\w+)` \| [^|]+ \| ([^|]+) \|$/gm;

const register = readFileSync('docs/guide/registre.md', 'utf8');

const durations = new Map([...register.matchAll(rule)].map(([, code = '', when = '']) => [code, when.replace(/ \(réglage `\w+`\)/, '')]));

describe('what the page on personal data promises', () => {
  let running: RunningApp;
  let texts: string[];

  beforeAll(async () => {
    running = await startApp('2026-12-01T08:00:00Z');
    texts = textsOf(await (await fetch(`${running.url}/donnees-personnelles`)).text()).map((text) => text.replaceAll('\u00a0', ' '));
  }, 60_000);
  afterAll(() => running?.close());

  const kept = () => texts.filter((text) => /\u202f: \d+ (jours?|mois) après /.test(text));

  it('is what the register says, rule by rule', () => {
    expect(kept().length).toBeGreaterThan(6);
    const said = kept().map((text) => text.replace(/^.*\u202f: /, '').replace(/\.$/, ''));
    expect(said.filter((until) => ![...durations.values()].includes(until))).toEqual([]);
  });

  it.each(['booking_draft.expired', 'appointment.requester', 'adaptation.over', 'request.old', 'sign_in.last', 'journal.month'])(
    'holds the rule %s',
    (code) => {
      expect(durations.get(code)).toBeDefined();
      expect(kept().filter((text) => text.endsWith(`\u202f: ${durations.get(code)}.`)).length).toBeGreaterThan(0);
    },
  );

  it('names no other duration than the link’s, which is no data', () => {
    const others = texts.filter((text) => /\d+ (jours?|mois)\b/.test(text) && !kept().includes(text));
    expect(others).toEqual(['Le lien de votre rendez-vous\u202f: il s’éteint 30 jours après.']);
  });

  it('is also what is said beside the boxes of adaptations', () => {
    expect(durations.get('adaptation.over')).toBe('30 jours après le rendez-vous');
    expect(readFileSync('apps/web/src/views/appointment/adaptations.tsx', 'utf8')).toContain('30&nbsp;jours après le rendez-vous');
  });
});
