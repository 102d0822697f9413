import pg from 'pg';

/** Whose text is nobody's: places, the catalogue, the service's own records. */
const impersonal = ['territory', 'territory_load', 'holiday', 'session_type', 'migration', 'installation', 'outbox', 'seal', 'heartbeat'];

const personal =
  'email|phone|first_name|last_name|typed_name|function|project|intention|message|cancel_reason|join_url|preferred|answers|^facts$';

/** What people wrote, or was written about them, as it stands in that database: whatever of it is long enough to be recognised. */
async function personalData(databaseUrl: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const texts: string[] = [];
    for (const column of await personalColumns(client)) texts.push(...(await textsOf(client, column)));
    return new Set(texts.filter((text) => text.length > 3 && !ours.test(text)));
  } finally {
    await client.end();
  }
}

interface Column {
  readonly table: string;
  readonly column: string;
}

async function personalColumns(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name ~ $1 AND data_type IN ('text', 'jsonb', 'ARRAY')
       AND NOT table_name = ANY($2) AND table_name !~ '^journal'`,
    [personal, impersonal],
  );
  return rows;
}

async function textsOf(client: pg.Client, { table, column }: Column): Promise<string[]> {
  const { rows } = await client.query<{ value: unknown }>(`SELECT DISTINCT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL`);
  return rows.flatMap(({ value }) => textsIn(value));
}

/** Codes and numbers of ours that a draft or a message keeps beside what people wrote. */
const ours = /^([a-z_]+|[a-z]+:\w+|[\dT:.Z-]+|[0-9a-f-]{36}|[A-Z][a-z]+\/[\w/]+)$/;

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** What is personal or secret whatever the database holds: addresses, telephone numbers, links and their tokens. */
const patterns: readonly RegExp[] = [
  /[\w.+-]+@[\w-]+\.[\w.-]*[a-z]/i,
  /(?<![\w.-])(?:0|\+33 ?)[1-9](?:[ .]?\d\d){4}(?![\w-])/,
  /(?:rendez-vous|reprise|bookings|connexion|invitation|acte)\/[\w-]{20,}/,
  /(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/,
];

/** Lines that say more of people than a log may, each with what it says. */
export async function leaks(lines: readonly string[], databaseUrl: string): Promise<string[]> {
  const values = [...(await personalData(databaseUrl))];
  return lines.flatMap((line) => {
    const said = values.find((value) => holds(line, value)) ?? patterns.map((pattern) => pattern.exec(line)?.[0]).find(Boolean);
    return said ? [`« ${said} » in ${line}`] : [];
  });
}

/** As a whole word: « Roux » is not in « Rouxel ». A JSON line holds quotes and line ends escaped. */
function holds(line: string, value: string): boolean {
  const written = JSON.stringify(value).slice(1, -1);
  for (let at = line.indexOf(written); at >= 0; at = line.indexOf(written, at + 1))
    if (!isLetter(line[at - 1]) && !isLetter(line[at + written.length])) return true;
  return false;
}

const isLetter = (character = ' '): boolean => /[\p{L}\d]/u.test(character);
