export type Fault =
  | 'webKilled'
  | 'workerKilled'
  | 'workerStopped'
  | 'workersRacing'
  | 'queueEmptied'
  | 'mailServerAway'
  | 'postgresRestarted'
  | 'commitsNotAwaited';

/** A figure that is more than its limit, or less than what makes it worth something. */
export interface Broken {
  readonly name: string;
  readonly value: number;
  readonly limit?: number;
  readonly least?: number;
}

/** Plays a fault on a database that was just made, and answers with what went wrong. */
export function inShort(fault: Fault, place: { readonly databaseUrl: string; readonly redisUrl?: string }): Promise<Broken[]>;

/** The same on a PostgreSQL of its own, which commits to the disk and may be broken. */
export function inShortOnOwnServer(fault: Fault): Promise<Broken[]>;
