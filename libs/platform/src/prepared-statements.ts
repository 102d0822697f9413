import pg from 'pg';

/** More texts than the service has; whoever builds new ones for ever gets them unprepared. */
const most = 500;

const names = new Map<string, string>();

/** A short name for a text, the same for all connections of the process; none when there are too many. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** A connection that prepares each statement of ours: PostgreSQL parses it once, and soon no longer plans it each time. */
export class PreparingConnection extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
    const asked = name ? [{ name, text, values }, ...rest] : given;
    return super.query(...(asked as Parameters<pg.Client['query']>)) as never;
  }
}
