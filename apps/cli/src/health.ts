import 'reflect-metadata';
import { hostname } from 'node:os';
import pg from 'pg';
import { type Beat, config, SystemClock, silence, WrongSetting } from '#platform';

/** How long an event may wait in the outbox before someone has to look, in seconds. */
const stuckAfter = 300;

const [asked] = process.argv.slice(2);

interface Outbox {
  readonly waiting: number;
  readonly oldest: Date | null;
}

/** `npm run health`: database, workers and outbox in a few French lines; `-- worker`: this machine's worker alone, for its container. */
async function run(): Promise<string[]> {
  const client = new pg.Client({ connectionString: config().databaseUrl, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  await client.connect();
  try {
    const { rows: beats } = await client.query<Beat>(
      'SELECT process, beaten_at AS "beatenAt", queue_answers AS "queueAnswers" FROM heartbeat ORDER BY beaten_at DESC',
    );
    if (asked === 'worker') return troublesOfWorkers(beats.filter(({ process }) => process.startsWith(`${hostname()}:`)));
    const { rows } = await client.query<Outbox>(
      'SELECT count(*)::int AS waiting, min(recorded_at) AS oldest FROM outbox WHERE handled_at IS NULL',
    );
    return [...troublesOfWorkers(beats), ...troublesOfOutbox(rows[0] ?? { waiting: 0, oldest: null })];
  } finally {
    await client.end();
  }
}

const now = new SystemClock().now().getTime();
const secondsSince = (instant: Date): number => Math.round((now - instant.getTime()) / 1000);

function troublesOfWorkers(beats: readonly Beat[]): string[] {
  const alive = beats.filter(({ beatenAt }) => secondsSince(beatenAt) * 1000 < silence);
  const cut = alive.filter(({ queueAnswers }) => !queueAnswers);
  console.log(`Services de fond en vie : ${alive.length}.`);
  for (const { process, beatenAt } of alive) console.log(`  ${process}, dernier signe il y a ${secondsSince(beatenAt)} s`);
  return [
    ...(alive.length === 0 ? ['Aucun service de fond n’a donné signe de vie depuis une minute : les courriels ne partent pas.'] : []),
    ...cut.map(({ process }) => `La file ne répond pas à ${process}.`),
  ];
}

function troublesOfOutbox({ waiting, oldest }: Outbox): string[] {
  const age = oldest === null ? 0 : secondsSince(oldest);
  console.log(`Événements en attente : ${waiting}${oldest === null ? '' : `, le plus ancien depuis ${age} s`}.`);
  return age > stuckAfter ? ['Des événements attendent depuis plus de cinq minutes.'] : [];
}

try {
  const troubles = await run();
  for (const trouble of troubles) console.error(`✗ ${trouble}`);
  process.exitCode = troubles.length > 0 ? 1 : 0;
} catch (error) {
  console.error(
    error instanceof WrongSetting
      ? error.message
      : `La base de données ne répond pas (${(error as { code?: string }).code ?? 'délai dépassé'}).`,
  );
  process.exitCode = 1;
}
