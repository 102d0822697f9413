// The embedded PostgreSQL: started as a user that may run it, found again when an earlier start left it alive.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { answers, freePort } from './ports.mjs';
import { binaries } from './postgres/binaries.mjs';
import { isOther, serverOwner } from './postgres/owner.mjs';
import { leftBehind, own, serverPlace } from './postgres/place.mjs';
import { commandLine, pause } from './processes.mjs';

const durable = '';
/** For tests: what they write need not outlive a power cut. */
const fleeting = ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off';

/**
 * Starts the server whose data is in `folder`, made when absent.
 * @returns its `url` (administrator, database `postgres`), `adopted` when it was already running, `isAlive()`, `restart()` at the same port,
 * `stop()`, and `guard`, what guard.mjs needs to stop it for us.
 */
export async function startPostgres(folder, { keep = true } = {}) {
  const owner = serverOwner();
  const { data, elsewhere } = serverPlace(folder, owner);
  const server = { data, owner, bin: binaries(owner, elsewhere), passwordFile: `${resolve(folder)}.password` };
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(server, keep);
  const running = await findRunning(data);
  const durability = keep ? durable : fleeting;
  const port = running ?? (await launch(server, durability));
  const password = readFileSync(server.passwordFile, 'utf8').trim();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    adopted: running !== null,
    isAlive: () => isServerOf(leftBehind(data)?.pid, data),
    restart: () => launch(server, durability, port),
    stop: () => stop(server),
    guard: { program: join(server.bin, 'pg_ctl'), data, owner },
  };
}

/** Made aside and moved in place when whole, so that nothing is left half made. The password is ours alone: anyone here can knock at the port. */
function initialise(server, keep) {
  const fresh = `${server.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  own(fresh, server.owner);
  const password = randomBytes(24).toString('base64url');
  withPasswordFile(password, server.owner, (file) => {
    // the builtin C.UTF-8 knows that É is the capital of é, which plain C does not
    const locale = ['--locale-provider=builtin', '--locale=C.UTF-8', '-E', 'UTF8'];
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${file}`];
    run(server, 'initdb', ['-D', fresh, ...access, ...locale, '--no-instructions', ...(keep ? [] : ['--no-sync'])]);
  });
  writeFileSync(server.passwordFile, password, { mode: 0o600 });
  renameSync(fresh, server.data);
}

function withPasswordFile(password, owner, use) {
  const folder = mkdtempSync(join(tmpdir(), 'cellule-'));
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (isOther(owner)) for (const path of [folder, file]) chownSync(path, owner.uid, owner.gid);
  try {
    use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The port of a server that an earlier start left running, if one did; waits for one that is stopping, clears what a crash left. */
async function findRunning(data) {
  for (let tries = 0; tries < 100 && leftBehind(data)?.state === 'stopping'; tries += 1) await pause(100);
  const left = leftBehind(data);
  if (left === null) return null;
  if (!isServerOf(left.pid, data)) {
    rmSync(join(data, 'postmaster.pid'), { force: true });
    return null;
  }
  for (let tries = 0; tries < 100; tries += 1) {
    const port = leftBehind(data)?.port;
    if (port && (await answers(port))) return port;
    await pause(100);
  }
  throw new Error(`un serveur PostgreSQL (processus ${left.pid}) tient ${data} mais ne répond pas.`);
}

const isServerOf = (pid, data) => commandLine(pid)?.includes(data) ?? false;

/** At `wantedPort`, or at any that is free. */
async function launch(server, durability, wantedPort) {
  for (let tries = 0; ; tries += 1) {
    const port = wantedPort ?? (await freePort());
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200${durability}`;
    try {
      run(server, 'pg_ctl', ['-D', server.data, '-w', '-t', '60', '-l', join(server.data, 'server.log'), '-o', options, 'start']);
      return port;
    } catch (error) {
      // after a kill -9 the dead server's children may hold its memory for a moment; and a port may be taken meanwhile
      if (tries === 5) throw new Error(`${error.message}\n${lastLines(join(server.data, 'server.log'))}`);
      await pause(500);
    }
  }
}

function stop(server) {
  try {
    run(server, 'pg_ctl', ['-D', server.data, '-m', 'fast', '-w', '-t', '4', 'stop']);
  } catch {
    if (leftBehind(server.data) !== null) run(server, 'pg_ctl', ['-D', server.data, '-m', 'immediate', '-w', '-t', '2', 'stop']);
  }
}

/** With no inherited pipe: the server outlives pg_ctl, and whoever waited for the pipe's end would wait for the server's. */
function run({ bin, owner }, program, args) {
  const mine = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  const env = { ...Object.fromEntries(mine), TZ: 'UTC', LC_ALL: 'C' };
  const stdio = program === 'pg_ctl' ? 'ignore' : ['ignore', 'pipe', 'pipe'];
  const { status, error, stderr } = spawnSync(join(bin, program), args, { ...owner, cwd: '/', env, stdio, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} : ${error?.message ?? stderr ?? `code ${status}`}`);
}

const lastLines = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '');
