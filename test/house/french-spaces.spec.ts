import { advisors } from '../../apps/cli/src/cast.js';
import { frenchFaults } from '../../apps/cli/src/check/french.mjs';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { signedReads } from '../support/signed-reads.js';
import { longSentences, textsOf } from '../support/texts.js';

const now = '2026-11-23T08:00:00Z';

/** For machines, by its standard in English; a file that holds codes; documents that people brought. */
const notForPeople = [
  ...['/.well-known/security.txt', '/mes-donnees.json', '/espace/rendez-vous/:id/agenda.ics'],
  ...['/espace/demandes/:id/documents/:document', '/agenda/demandes/:id/documents/:document'],
];

/** A number to quote, not a word. */
const identifier = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

describe('the pages of those who are signed in', () => {
  let running: RunningApp;
  const pages: [string, string][] = [];

  beforeAll(async () => {
    Object.assign(process.env, { DESK_NAME: 'La cellule', DESK_ADDRESS: 'Paris', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 1));
    for (const [name, read] of Object.entries(await signedReads(running))) pages.push([name, ((await read()) as FormVisitor).html]);
  }, 60_000);
  afterAll(() => running?.close());

  const every = (faultsOf: (markup: string) => string[]) =>
    pages
      .filter(([name]) => !notForPeople.includes(name))
      .flatMap(([name, markup]) => faultsOf(markup).map((fault) => `${name}: ${fault}`));

  it('are written in good French, in sentences of 25 words at most', () => {
    expect(pages.length).toBeGreaterThan(30);
    const read = (markup: string) => textsOf(markup.replace(identifier, '1'));
    expect(every((markup) => read(markup).flatMap((text) => [...frenchFaults(text), ...longSentences(text)]))).toEqual([]);
  });

  it('have a title of their own, one h1, headings in order and a place in the menu', () => {
    const wrongHeadings = (markup: string) => {
      const levels = [...markup.slice(markup.indexOf('<main')).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
      return [
        ...(levels.filter((level) => level === 1).length === 1 ? [] : [`h1: ${levels}`]),
        ...(jumps.length > 0 ? [`h: ${levels}`] : []),
      ];
    };
    expect(every(wrongHeadings)).toEqual([]);
    expect(every((markup) => (/<title>[^<]+ – Territoires d’engagement<\/title>/.test(markup) ? [] : ['title']))).toEqual([]);
    expect(every((markup) => (/ style=|<style|<script/.test(markup) ? ['style or script'] : []))).toEqual([]);
  });

  it('hold no identifier twice', () => {
    const twice = (markup: string) => {
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    };
    expect(every(twice)).toEqual([]);
  });
});
