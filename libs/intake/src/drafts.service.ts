import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, type Order, SlotsService, SlotTaken } from '#appointments';
import { type Actor, hours, InvalidInput, later, permit, system } from '#kernel';
import { Database, digest, Transactional } from '#platform';
import { arrivalIn, keepArrival } from './arrivals.queries.js';
import { BookingDraft } from './booking-draft.entity.js';
import { type AnswersChange, type DraftAnswers, merged, type Path, pathOf } from './domain/answers.js';
import { mayDraft } from './domain/policy.js';
import { type HoldState, HoldsService } from './holds.service.js';
import { AnswersChanged } from './intake.errors.js';
import { fieldSentences } from './intake.fr.js';
import { IntakeService } from './intake.service.js';
import { type RequestRead, RequestsService } from './requests.service.js';

/** A booking under way, as the page that shows it needs it. */
export interface DraftRead {
  readonly answers: DraftAnswers;
  readonly path: Path;
  readonly hold: HoldState;
  readonly heldUntil: Date | null;
  readonly bookedId: string | null;
  readonly requestId: string | null;
  /** Changes with any answer: what a page has shown. */
  readonly seen: string;
}

export type Outcome =
  | { readonly booked: AppointmentRead; readonly request?: undefined }
  | { readonly request: RequestRead; readonly booked?: undefined };

const asIntake = system('intake');
const keptFor = hours(24);

/** The answers of someone who books without an account; `key` is the secret of their browser, of which only a digest is kept. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly database: Database,
    private readonly holds: HoldsService,
    private readonly slots: SlotsService,
    private readonly intake: IntakeService,
    private readonly requests: RequestsService,
    private readonly appointments: AppointmentsService,
  ) {}

  async find(by: Actor, key: string, now: Date): Promise<DraftRead | null> {
    permit(mayDraft(by));
    const draft = await this.database.row<KeptDraft>(
      `SELECT id, answers, appointment_id AS "appointmentId", request_id AS "requestId" FROM booking_draft
       WHERE key_digest = $1 AND expires_at > $2`,
      [digest(key), now],
    );
    return draft ? this.read(draft, now) : null;
  }

  /** Merges answers into the browser's draft, made on first use; `null` forgets an answer. */
  @Transactional()
  async answer(by: Actor, key: string, change: AnswersChange, now: Date): Promise<DraftRead> {
    permit(mayDraft(by));
    const draft = await this.locked(key, now);
    draft.answers = merged(draft.answers, change);
    if (!draft.answers.start) await this.holds.release(draft.id);
    await this.database.repository(BookingDraft).save(draft);
    return this.read(draft, now);
  }

  /** Chooses a slot and holds it if there is room among the holds; `SlotTaken` when it is not free. */
  @Transactional()
  async choose(by: Actor, key: string, { start, network }: { start: Date; network: string }, now: Date): Promise<DraftRead> {
    permit(mayDraft(by));
    if (Number.isNaN(start.getTime())) throw new InvalidInput([{ pointer: '/start', detail: fieldSentences.start }]);
    const draft = await this.locked(key, now);
    draft.answers = merged(draft.answers, { start: start.toISOString(), preferred: null });
    await this.database.repository(BookingDraft).save(draft);
    const hold = await this.take(by, draft, network, now);
    if (hold === 'lost') throw await this.taken(by, draft.answers, now);
    return { ...(await this.read(draft, now)), hold };
  }

  /** Takes the slot back when its hold has run out and it is still free; never an error. */
  @Transactional()
  async keepHold(by: Actor, key: string, network: string, now: Date): Promise<DraftRead> {
    permit(mayDraft(by));
    const draft = await this.locked(key, now);
    const seen = await this.read(draft, now);
    if (seen.hold === 'held' || seen.path === 'request' || !draft.answers.start || draft.appointmentId) return seen;
    const hold = await this.take(by, draft, network, now);
    return { ...(await this.read(draft, now)), hold };
  }

  /** The appointment or the request that the answers make: at most one, the same again when repeated. */
  @Transactional()
  async confirm(by: Actor, { key, network }: From, now: Date): Promise<Outcome> {
    permit(mayDraft(by));
    const draft = await this.locked(key, now);
    if (draft.appointmentId) return { booked: await this.appointments.read(asIntake, draft.appointmentId) };
    if (draft.requestId) return { request: await this.requests.request(asIntake, draft.requestId) };
    const outcome: Outcome =
      pathOf(draft.answers) === 'request'
        ? { request: await this.requests.submit(by, draft.answers, now) }
        : { booked: await this.intake.make(by, { ...orderOf(draft.answers), draftId: draft.id, network }, now) };
    Object.assign(draft, { appointmentId: outcome.booked?.id ?? null, requestId: outcome.request?.id ?? null });
    await this.database.repository(BookingDraft).save(draft);
    if (draft.answers.door) await this.database.rows(keepArrival, arrivalIn(draft));
    return outcome;
  }

  /** The same, unless an answer is no longer the one that was shown: then `AnswersChanged`, and nothing is made. */
  @Transactional()
  async confirmSeen(by: Actor, { seen, ...from }: From & { seen: string }, now: Date): Promise<Outcome> {
    permit(mayDraft(by));
    const { answers, appointmentId, requestId } = await this.locked(from.key, now);
    if (!appointmentId && !requestId && seenIn(answers) !== seen) throw new AnswersChanged();
    return this.confirm(by, from, now);
  }

  /**
   * The draft of a browser that lost its key goes on under the new one: `owner` is the digest of the lost key. One that has made
   * its appointment follows only with `anyway`, so that it never stands in the way of the next; none replaces another.
   */
  @Transactional()
  async adopt(by: Actor, { owner, key, anyway }: { owner: string; key: string; anyway: boolean }, now: Date): Promise<void> {
    permit(mayDraft(by));
    await this.database.rows(
      `UPDATE booking_draft SET key_digest = $2 WHERE key_digest = $1 AND expires_at > $3
       AND ($4 OR (appointment_id IS NULL AND request_id IS NULL)) AND NOT EXISTS (SELECT FROM booking_draft WHERE key_digest = $2)`,
      [owner, digest(key), now, anyway],
    );
  }

  /** The five slots nearest to the one chosen. */
  async taken(by: Actor, answers: DraftAnswers, now: Date): Promise<SlotTaken> {
    const { territory, type, modality, start } = orderOf(answers);
    return this.slots.taken(by, { territory, type, modality, start }, now);
  }

  /** Drafts of yesterday, with the holds that have run out. */
  @Transactional()
  async forgetOld(by: Actor, now: Date): Promise<void> {
    permit(mayDraft(by));
    await this.holds.forgetExpired(now);
    await this.database.rows('DELETE FROM booking_draft WHERE expires_at <= $1', [now]);
  }

  private take(by: Actor, draft: BookingDraft, network: string, now: Date): Promise<HoldState> {
    const { territory, type, modality, start } = orderOf(draft.answers);
    return this.holds.take(by, { draftId: draft.id, network, territory, type, modality, start }, now);
  }

  private async read(draft: KeptDraft, now: Date): Promise<DraftRead> {
    const hold = draft.answers.start ? await this.holds.of(draft.id) : null;
    const held = hold && hold.expiresAt > now && hold.start.toISOString() === draft.answers.start;
    return {
      answers: draft.answers,
      path: pathOf(draft.answers),
      hold: held ? 'held' : 'none',
      heldUntil: held ? hold.expiresAt : null,
      bookedId: draft.appointmentId,
      requestId: draft.requestId,
      seen: seenIn(draft.answers),
    };
  }

  /** The browser's draft, its row locked for the transaction; a forgotten one starts anew. */
  private async locked(key: string, now: Date): Promise<BookingDraft> {
    const [keyDigest, expiresAt] = [digest(key), later(now, keptFor)];
    await this.database.rows(
      `INSERT INTO booking_draft (id, key_digest, answers, expires_at) VALUES ($1, $2, '{}', $3) ON CONFLICT (key_digest) DO NOTHING`,
      [randomUUID(), keyDigest, expiresAt],
    );
    const draft = await this.database.repository(BookingDraft).findOneOrFail({ where: { keyDigest }, lock: { mode: 'pessimistic_write' } });
    const forgotten = draft.expiresAt <= now && { answers: {}, appointmentId: null, requestId: null };
    return Object.assign(draft, { expiresAt, ...forgotten });
  }
}

type KeptDraft = Pick<BookingDraft, 'id' | 'answers' | 'appointmentId' | 'requestId'>;

/** The browser, and an HMAC of the network from which it confirms. */
interface From {
  readonly key: string;
  readonly network?: string;
}

/** That an address is well spelled is asked apart, and is no answer to confirm. */
export function seenIn({ emailSure, ...answers }: DraftAnswers): string {
  const entries = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return digest(JSON.stringify(entries)).slice(0, 16);
}

/** The order that complete answers make; what is missing is said with its pointer. */
function orderOf(answers: DraftAnswers): Order {
  const { type, territoryId, start, status, intention } = answers;
  if (!type) throw new InvalidInput([{ pointer: '/type', detail: fieldSentences.type }]);
  if (!territoryId) throw new InvalidInput([{ pointer: '/territory', detail: fieldSentences.territory }]);
  if (!start) throw new InvalidInput([{ pointer: '/start', detail: fieldSentences.start }]);
  const { firstName = '', lastName = '', email = '', function: role, phone } = answers;
  return {
    ...{ type, territory: territoryId, modality: answers.modality ?? 'visio', start: new Date(start) },
    requester: { firstName, lastName, email, status: status ?? 'staff', function: role, phone },
    project: intention ? { title: '', intention } : undefined,
    place: answers.place,
  };
}
