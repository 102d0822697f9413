import { existsSync, rmSync } from 'node:fs';
import { answers, type Command, childRunning, childrenOf, isGone, start, until } from '../support/command.js';

const folder = `.data/start-${process.pid}`;
const settings = { DATA_DIR: folder, PORT: '0', MAILBOX_PORT: '0', IDENTITY_PORT: '0' };
const ready = /^Prêt : (http:\/\/localhost:\d+)$/m;

/** One service, in the order of its life. */
describe('npm start', () => {
  let service: Command;
  let url: string;

  beforeAll(async () => {
    service = start(settings);
    url = await service.says(ready);
  }, 120_000);

  afterAll(async () => {
    service.process.kill('SIGTERM');
    await service.ended();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows its steps, then where the service and its letters are, once', async () => {
    const mailbox = await service.says(/^Courrier : (\S+)$/m);
    expect(service.said()).toMatch(/^• Démarrage de la base de données…$/m);
    expect(service.said().match(/Prêt : /g)).toHaveLength(1);
    expect(await answers(`${url}/health/ready`)).toBe(true);
    expect(await answers(mailbox)).toBe(true);
  });

  it('says who can sign in, and starts the one who says who they are', async () => {
    const identities = await service.says(/^Identités : (\S+)$/m);
    expect(service.said()).toMatch(/^Prêt : .*\nCourrier : .*\nIdentités : .*\nComptes de démonstration/m);
    expect(service.said()).toMatch(/^ {2}Camille Aubry, conseillère de la cellule/m);
    expect(await answers(`${identities}/.well-known/openid-configuration`)).toBe(true);
  });

  it('says where it is already running', async () => {
    const second = start(settings);
    expect(await second.ended()).toBe(0);
    expect(second.said().trim()).toBe(`Déjà en marche : ${url}`);
  });

  it('says in one sentence that its port is taken', async () => {
    const port = new URL(url).port;
    const other = start({ ...settings, DATA_DIR: `${folder}/other`, PORT: port });
    expect(await other.ended()).not.toBe(0);
    expect(other.said().trim()).toMatch(new RegExp(`^Le port ${port} est déjà pris.*PORT.*$`));
  });

  it('says in one sentence which setting is wrong', async () => {
    const other = start({ ...settings, DATA_DIR: `${folder}/other`, BRAND: 'bleu' });
    expect(await other.ended()).not.toBe(0);
    expect(other.said().trim()).toMatch(/^BRAND .*\.$/);
  });

  it('restarts a site that died, at the same address', async () => {
    const web = childRunning('apps/web/src/main.js', service.process.pid!);
    process.kill(web, 'SIGKILL');
    await service.says(/Le site s’est arrêté/);
    await until(() => answers(`${url}/health/ready`));
    expect(childRunning('apps/web/src/main.js', service.process.pid!)).not.toBe(web);
  }, 60_000);

  it('leaves nothing behind after a kill -9, and starts again with its data', async () => {
    const left = childrenOf(service.process.pid!);
    service.process.kill('SIGKILL');
    await service.ended();
    await until(() => left.every(isGone));
    service = start(settings);
    url = await service.says(ready);
    expect(service.said()).not.toMatch(/Chargement de la démonstration/);
  }, 60_000);

  it('stops all of it within ten seconds of a SIGTERM', async () => {
    const since = performance.now();
    service.process.kill('SIGTERM');
    expect(await service.ended()).toBe(0);
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(await answers(url)).toBe(false);
    expect(existsSync(`${folder}/pg/postmaster.pid`)).toBe(false);
    expect(service.said()).toMatch(/les données sont gardées/);
  });
});
