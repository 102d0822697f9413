import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readConfig } from '#platform';
import { lastOf, stagesOf } from '../support/dockerfile.js';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly replicas: number };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart: string;
  readonly read_only?: boolean;
  readonly stop_grace_period?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean; readonly ipam?: { readonly config: { subnet: string }[] } }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** Read and judged here; nobody has run it: this machine has no Docker. */
const compose = parse(readFileSync('docker/compose.yaml', 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const stages = stagesOf('docker/Dockerfile');
const service = (name: string): Service => compose.services[name] as Service;

describe('compose.yaml', () => {
  it('runs web and worker twice, behind a proxy that alone is reached from outside', () => {
    expect([service('web').deploy?.replicas, service('worker').deploy?.replicas]).toEqual([2, 2]);
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    expect(service('proxy').networks).toContain('front');
    expect(service('web').networks).toEqual(['data', 'front']);
    expect(readFileSync('docker/Caddyfile', 'utf8')).toMatch(/dynamic a web 3000[\s\S]*/);
  });

  it('keeps the database and the queue away from outside', () => {
    for (const name of ['postgres', 'redis']) expect(service(name).networks).toEqual(['data']);
    expect(compose.networks.data?.internal).toBe(true);
  });

  it('gives the queue a Redis that drops nothing and keeps it', () => {
    expect(service('redis').command?.join(' ')).toMatch(/--maxmemory-policy noeviction --appendonly yes/);
    expect(service('redis').volumes).toEqual(['redis:/data']);
  });

  it('is on PostgreSQL 18, whose image keeps its data one folder higher than before', () => {
    expect(service('postgres').image).toMatch(/^postgres:18/);
    expect(service('postgres').volumes).toEqual(['postgres:/var/lib/postgresql']);
  });

  it.each(services.filter(([name]) => name !== 'migrate'))('knows whether %s is well', (_, { healthcheck, build }) => {
    expect(healthcheck?.test[0] ?? lastOf(stages, build?.target ?? '', 'HEALTHCHECK')).toMatch(/CMD/);
  });

  it.each([['web'], ['worker']])('lets %s wait for database, queue and migrations', (name) => {
    expect(Object.entries(service(name).depends_on ?? {}).map(([on, { condition }]) => `${on} ${condition}`)).toEqual([
      'postgres service_healthy',
      'redis service_healthy',
      'migrate service_completed_successfully',
    ]);
  });

  it('gives the service the time it takes to leave, on a file system that it cannot write', () => {
    for (const name of ['web', 'worker']) {
      expect(Number.parseInt(service(name).stop_grace_period ?? '0', 10)).toBeGreaterThan(10);
      expect([service(name).read_only, service(name).restart]).toEqual([true, 'unless-stopped']);
    }
  });

  it.each(services)('declares each volume and network of %s', (_, { volumes = [], networks }) => {
    const named = volumes.filter((volume) => !volume.startsWith('.')).map((volume) => volume.split(':')[0] ?? '');
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(named));
    expect(Object.keys(compose.networks)).toEqual(expect.arrayContaining([...networks]));
  });

  it('mounts a Caddyfile that is there', () => expect(existsSync('docker/Caddyfile')).toBe(true));

  it('gives settings that the service accepts, all of them documented', () => {
    const given = service('web').environment ?? {};
    const documented = readFileSync('.env.example', 'utf8');
    for (const name of Object.keys(given)) expect(documented).toMatch(new RegExp(`^#${name}=`, 'm'));
    const config = readConfig(filled(given), false);
    expect(config).toMatchObject({ demo: false, host: '0.0.0.0', maintenance: null, notice: null });
    expect(config.trustedProxies).toEqual(compose.networks.front?.ipam?.config.map(({ subnet }) => subnet));
    expect(service('worker').environment).toEqual(given);
  });

  it('starts nothing while a setting that has no default is missing', () => {
    const text = readFileSync('docker/compose.yaml', 'utf8');
    for (const name of ['PUBLIC_URL', 'POSTGRES_PASSWORD', 'APP_SECRET', 'SMTP_URL', 'MAIL_FROM', 'DESK_PHONE', 'METRICS_TOKEN', 'SITE'])
      expect(text).toContain(`\${${name}:?`);
  });
});

describe('the Dockerfile', () => {
  it('has a target for each part that compose.yaml builds', () => {
    const targets = services.flatMap(([, { build }]) => (build ? [build.target] : []));
    expect([...new Set(targets)].sort()).toEqual(['cli', 'web', 'worker']);
    for (const target of targets) expect(stages.map(({ name }) => name)).toContain(target);
  });

  it.each([['cli'], ['worker'], ['web']])('runs %s on Node 24, as nobody in particular, from a file that is built', (target) => {
    const base = stages.find(({ name }) => name === 'base');
    expect(base?.from).toMatch(/^node:24-/);
    expect(lastOf(stages, target, 'USER')).toBe('node');
    const files = [lastOf(stages, target, 'CMD'), lastOf(stages, target, 'HEALTHCHECK')].join(' ').match(/dist\/[\w/.-]+\.js/g) ?? [];
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(existsSync(file.replace('dist/', '').replace('.js', '.ts'))).toBe(true);
  });

  it('takes nothing into the image that is not in the tree', () => {
    const copied = stages.flatMap(({ steps }) => steps.filter(([said]) => said === 'COPY').map(([, rest]) => rest));
    const names = copied.flatMap((rest) =>
      rest
        .replace(/--from=build |\/app\//g, '')
        .split(' ')
        .slice(0, -1),
    );
    for (const name of names.filter((each) => !['dist', 'node_modules'].includes(each))) expect(existsSync(name)).toBe(true);
    expect(readFileSync('docker/Dockerfile.dockerignore', 'utf8')).toMatch(/^\.env\*$/m);
  });
});

/** As `docker compose` would, with something in place of each variable. */
function filled(environment: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {
    ...{ PUBLIC_URL: 'https://rendez-vous.example', SMTP_URL: 'smtps://courrier.example', DESK_EMAIL: 'cellule@example.fr' },
    ...{ MAIL_FROM: 'rendez-vous@example.fr', APP_SECRET: 'x'.repeat(40) },
  };
  const put = (text: string) =>
    text.replace(/\$\{(\w+):(\?|-)([^}]*)\}/g, (_, name: string, kind: string, rest: string) =>
      kind === '-' ? rest : (values[name] ?? 'valeur'),
    );
  return Object.fromEntries(Object.entries(environment).map(([name, text]) => [name, put(text)]));
}
