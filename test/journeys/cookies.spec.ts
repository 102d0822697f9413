import { IdentityService, SignInService } from '#identity';
import { system } from '#kernel';
import { type RunningApp, startApp } from '../support/app.js';

const now = '2026-11-23T08:00:00Z';
const by = system('spec');

/** On plain loopback the other journeys' browsers keep cookies without any of this (`test/journeys/door.spec.ts`). */
describe('the door on https, behind a proxy', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { SUPERVISED: '1', DEMO: '1', PUBLIC_URL: 'https://cellule.example' });
    Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:9', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
  });
  afterAll(() => running?.close());

  it('gives only cookies that the browser ties to this host and to https', async () => {
    const given = await signIn();
    expect(given).toHaveLength(2);
    for (const cookie of given)
      expect(cookie).toMatch(/^__Host-[a-z]+=[\w-]+;(?=.*Path=\/)(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)(?!.*Domain)/);
  });

  it('takes no sign-in from a cookie that another host could have set', async () => {
    const secret = (await signIn()).map((cookie) => /^__Host-connexion=([^;]+)/.exec(cookie)?.[1]).find(Boolean);
    const page = (cookie: string) => fetch(`${running.url}/connexion/contexte`, { headers: { cookie }, redirect: 'manual' });
    expect((await page(`__Host-connexion=${secret}`)).status).toBe(200);
    expect((await page(`connexion=${secret}`)).status).toBe(303);
  });

  it('says so to browsers: https only, in no frame, nothing from elsewhere', async () => {
    const { headers } = await fetch(`${running.url}/connexion`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  async function signIn(): Promise<string[]> {
    const { id } = await running.app.get(IdentityService).addressFor(by, 'maire@buis.example', new Date(now));
    const link = new URL(await running.app.get(SignInService).linkFor(by, id, new Date(now))).pathname;
    const shown = await fetch(`${running.url}${link}`);
    const html = await shown.text();
    const [browser = ''] = shown.headers.getSetCookie();
    const body = new URLSearchParams({ _csrf: /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '', prenom: 'Odile', nom: 'Chabert' });
    const headers = { cookie: browser.split(';')[0] ?? '', 'content-type': 'application/x-www-form-urlencoded' };
    const entered = await fetch(`${running.url}${link}`, { method: 'POST', headers, body, redirect: 'manual' });
    return [
      ...new Set(
        [browser, ...entered.headers.getSetCookie()]
          .map((cookie) => cookie)
          .filter((cookie, i, all) => all.findIndex((other) => other.split('=')[0] === cookie.split('=')[0]) === i),
      ),
    ];
  }
});
