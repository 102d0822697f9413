import { frenchFaults } from '../../apps/cli/src/check/french.mjs';
import { type RunningApp, startApp } from '../support/app.js';
import { openEvents } from '../support/reads.js';
import { longSentences, textsOf } from '../support/texts.js';

const pages = [
  '/',
  '/rendez-vous',
  '/rendez-vous?etape=besoin&oubli=1',
  '/rendez-vous?etape=autre-public',
  '/retrouver',
  '/comment-nous-choisissons',
  '/connexion',
  '/deconnexion',
  '/accessibilite',
  '/mentions-legales',
  '/donnees-personnelles',
  '/cgu',
  '/gestion-des-cookies',
  '/plan-du-site',
  '/evenement/forum',
  '/evenement/inconnu',
  '/une-page-qui-n-existe-pas',
];

describe('the French of the pages, as people read it', () => {
  let running: RunningApp;

  beforeAll(async () => {
    // an installation types these itself
    Object.assign(process.env, { DESK_NAME: 'La cellule', DESK_ADDRESS: 'Paris', EVENTS: openEvents });
    running = await startApp('2026-12-01T08:00:00Z');
  }, 60_000);

  afterAll(() => running?.close());

  it.each(pages)('%s', async (page) => {
    const response = await fetch(`${running.url}${page}`);
    const texts = textsOf(await response.text());
    expect(texts.length).toBeGreaterThan(5);
    expect(texts.flatMap((text) => frenchFaults(text))).toEqual([]);
  });

  it.each(pages)('%s, in sentences of 25 words at most, every apostrophe counted', async (page) => {
    const response = await fetch(`${running.url}${page}`);
    expect(textsOf(await response.text()).flatMap(longSentences)).toEqual([]);
  });
});
