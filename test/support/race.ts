import { randomUUID } from 'node:crypto';
import { AppointmentsService, type Modality, SlotsService } from '#appointments';
import { anonymous } from '#kernel';
import { Database } from '#platform';
import { TerritoriesService } from '#territories';
import { type Answer, anOrder, book, post } from './api.js';
import { type RunningApp, startApp } from './app.js';
import { enrolCast } from './cast.js';

export const now = '2026-11-23T08:00:00Z';

interface Facts {
  readonly code?: string;
  readonly start?: string;
  readonly reference?: string;
  readonly manageUrl?: string;
  readonly alternatives?: readonly { readonly start: string }[];
}

export type Outcome = Answer<Facts>;

/** Where the racers knock, when it is not at the app that the spec runs in its own process. */
export interface Doors {
  readonly urls: readonly string[];
  setTime(now: string): Promise<void>;
  /** Once all that the race has promised is done. */
  close(running: RunningApp): Promise<void>;
}

/** The demonstration's twelve advisors behind real HTTP, and what a race asks and looks at. */
export class Racecourse {
  private knocks = 0;

  private constructor(
    readonly running: RunningApp,
    /** 64 communes on the clock of Paris. */
    readonly territories: readonly string[],
    private readonly doors: Doors,
  ) {}

  /** `doors` are opened on the same database. */
  static async open(doors?: () => Promise<Doors>): Promise<Racecourse> {
    const running = await startApp(now);
    await enrolCast(running.app, new Date(now));
    const communes = await running.app
      .get(Database)
      .rows<{ id: string }>(`SELECT id FROM territory WHERE kind = 'commune' AND id LIKE 'commune:26%' ORDER BY id LIMIT 64`);
    return new Racecourse(
      running,
      communes.map(({ id }) => id),
      doors ? await doors() : { urls: [running.url], setTime: async () => {}, close: async () => {} },
    );
  }

  async close(): Promise<void> {
    await this.doors.close(this.running);
    await this.running.close();
  }

  async setTime(instant: string): Promise<void> {
    this.running.clock.set(instant);
    await this.doors.setTime(instant);
  }

  /** One door after the other. */
  private get url(): string {
    this.knocks += 1;
    return this.doors.urls[this.knocks % this.doors.urls.length] ?? '';
  }

  /** Another territory and another address each time. */
  book(n: number, start: string, type = 'orientation'): Promise<Outcome> {
    return book<Facts>(this.url, anOrder({ territory: this.territories[n % 64], start, type }));
  }

  /** The same order twice at once, under the same key. */
  bookTwice(n: number, start: string): Promise<Outcome[]> {
    const order = anOrder({ territory: this.territories[n % 64], start });
    const key = randomUUID();
    return Promise.all([book<Facts>(this.url, order, key), book<Facts>(this.url, order, key)]);
  }

  async booked(n: number, start: string, type?: string): Promise<string> {
    const { status, body } = await this.book(n, start, type);
    if (status !== 201) throw new Error(`${start}: ${status} ${JSON.stringify(body)}`);
    return tokenOf(body);
  }

  /** One after the other; their links. */
  async bookedOften(count: number, start: string): Promise<string[]> {
    const tokens: string[] = [];
    for (let n = 0; n < count; n += 1) tokens.push(await this.booked(n, start));
    return tokens;
  }

  move(token: string, start: string): Promise<Outcome> {
    return post<Facts>(this.url, `/api/v1/bookings/${token}/rescheduling`, { start });
  }

  cancel(token: string): Promise<Outcome> {
    return post<Facts>(this.url, `/api/v1/bookings/${token}/cancellation`, {});
  }

  /** How many advisors could take it now. */
  async free(start: string, type = { durationMinutes: 45 }): Promise<number> {
    const territory = await this.running.app.get(TerritoriesService).one(anonymous, 'commune:26063');
    const need = { territory, modality: 'visio' as Modality, ...type };
    const free = await this.running.app.get(SlotsService).freeAt(anonymous, need, new Date(start), this.running.clock.now());
    return free.length;
  }

  /** What the appointment behind a link occupies: a start and an end each. */
  async commitments(token: string): Promise<{ start: string; advisorId: string }[]> {
    const { appointment } = await this.appointment(token);
    const rows = await this.running.app
      .get(Database)
      .rows<{ start: Date; advisorId: string }>(
        `SELECT lower(busy) AS start, person_id AS "advisorId" FROM commitment WHERE owner_id = $1`,
        [appointment.id],
      );
    return rows.map(({ start, advisorId }) => ({ start: start.toISOString().replace('.000', ''), advisorId }));
  }

  appointment(token: string) {
    return this.running.app.get(AppointmentsService).byToken(token, this.running.clock.now());
  }

  /** Every confirmed appointment has exactly one commitment, its own; whatever is closed has none. */
  async broken(): Promise<unknown[]> {
    return this.running.app.get(Database).rows(
      `SELECT appointment.id, status, start_at, count(commitment.id)::int AS commitments
       FROM appointment LEFT JOIN commitment ON owner_id = appointment.id AND owner_kind = 'appointment'
       GROUP BY appointment.id
       HAVING count(commitment.id) <> CASE status WHEN 'confirmed' THEN 1 ELSE 0 END
         OR bool_or(lower(busy) <> start_at OR person_id <> advisor_id)`,
    );
  }
}

const tokenOf = ({ manageUrl = '' }: Facts): string => manageUrl.slice(manageUrl.lastIndexOf('/') + 1);

/** All at once, in the order given. */
export const together = <T>(runners: readonly (() => Promise<T>)[]): Promise<T[]> => Promise.all(runners.map((run) => run()));

export const times = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));

/** `{ '201': 7, '409 slot-taken': 57 }` */
export function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, body } of outcomes) {
    const name = body.code ? `${status} ${body.code}` : `${status}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
