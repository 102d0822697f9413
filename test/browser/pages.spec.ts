import { type OpenBrowser, openBrowser, widths } from '../support/browser.js';
import { Traveller } from '../support/traveller.js';

const url = process.env.APP_URL ?? '';

const addresses = [
  '/',
  '/rendez-vous',
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
  '/rendez-vous?etape=autre-public',
  '/api',
];

describe.each([...widths])('the pages at %i px', (width) => {
  let browser: OpenBrowser;
  let traveller: Traveller;

  beforeAll(async () => {
    browser = await openBrowser({ width });
    traveller = await Traveller.at(await browser.page(), url, `pages-${width}`);
    for (const address of addresses.slice(1)) await traveller.visit(`${url}${address}`);
    await traveller.visit(`${url}/rien-ici`);
    await traveller.visit(`${url}/rendez-vous/jeton-inconnu`);
  }, 120_000);
  afterAll(() => browser?.close());

  it('meet nothing that axe, the house or the browser objects to', () => {
    // the API's page names codes, which are English
    expect(traveller.faults.filter((fault) => !/^L’API .*(word|space)/.test(fault))).toEqual([]);
    expect(browser.troubles.filter((trouble) => !/status of 404/.test(trouble))).toEqual([]);
  });

  it('have titles of their own', () => {
    const titles = traveller.titles.slice(0, addresses.length);
    expect(new Set(titles).size).toBe(addresses.length);
  });

  it('can be left and entered by the keyboard alone', async () => {
    await traveller.visit(`${url}/`);
    await traveller.page.keyboard.press('Tab');
    expect(await focused()).toBe('Contenu');
    await traveller.page.keyboard.press('Enter');
    await traveller.page.keyboard.press('Tab');
    expect(await focused()).toBe('Prendre rendez-vous');
  });

  it('lead only to pages that are there', async () => {
    const links = new Set<string>();
    for (const address of addresses) for (const link of await linksOn(address)) links.add(link);
    const answers = await Promise.all([...links].map(async (link) => ({ link, status: (await fetch(link)).status })));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
  }, 60_000);

  const focused = () => traveller.page.evaluate(() => document.activeElement?.textContent ?? '');

  async function linksOn(address: string): Promise<string[]> {
    const markup = await (await fetch(`${url}${address}`)).text();
    return [...markup.matchAll(/href="(\/[^"]*)"/g)].map(([, href = '']) => `${url}${href.replaceAll('&amp;', '&')}`);
  }
});

describe('what is said beside the pages', () => {
  it('keeps a page with a token from caches, searches and other sites', async () => {
    const { headers, status } = await fetch(`${url}/rendez-vous/jeton-inconnu`);
    expect(status).toBe(404);
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
    expect(headers.get('x-robots-tag')).toContain('noindex');
  });

  it('keeps a draft for the way back, and for nobody else', async () => {
    const { headers } = await fetch(`${url}/rendez-vous`);
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('set-cookie')).toMatch(/^navigateur=[\w-]{22,};.*HttpOnly; SameSite=Lax$/);
  });

  it('refuses a form that is not ours, in French', async () => {
    const answer = await fetch(`${url}/rendez-vous?etape=besoin`, { method: 'POST', body: new URLSearchParams({ type: 'orientation' }) });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Cette page est ouverte depuis trop longtemps');
  });

  it('gives the same answer to whoever asks for a lost link', async () => {
    const answers = await Promise.all(['personne@nulle-part.example', 'camille.aubry@territoires.example'].map(asked));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual({ status: 303, location: '/retrouver?fait=envoye' });
  });
});

async function asked(email: string): Promise<{ status: number; location: string | null }> {
  const form = await fetch(`${url}/retrouver`);
  const cookie = form.headers.get('set-cookie')?.split(';')[0] ?? '';
  const csrf = (await form.text()).match(/name="_csrf" value="([^"]+)"/)?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: csrf, adresse: email });
  const { status, headers } = await fetch(`${url}/retrouver`, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  return { status, location: headers.get('location') };
}
