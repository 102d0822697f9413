import { Injectable } from '@nestjs/common';
import { type Actor, anonymous, event, InvalidInput, isUuid, type PersonActor, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { ActionListsService } from './actions/action-lists.service.js';
import type { ActionRead } from './actions/actions.read.js';
import { CaseActionsService } from './actions/case-actions.service.js';
import { MinutesSent, MinutesWrittenMeanwhile } from './cases.errors.js';
import { isNoteTraced, type MinutesFacts, mayReadMinutes, mayReadNote, mayWriteMinutes } from './domain/minutes-policy.js';
import { judgeOutcome, type Outcome } from './domain/outcomes.js';
import { minutesFields, outcomeFault } from './minutes.fr.js';
import { minutesOf, takePage, writeNote, writePage } from './minutes.queries.js';
import type { MinutesRead, Writing, WrittenUp } from './minutes.read.js';
import { refuse } from './refused-fields.js';

const mostWords = 20_000;
const mostReason = 500;

/** What is written of an appointment: for the collectivité, and privately beside it. Who writes over what, is said; nothing is lost silently. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
    private readonly actions: CaseActionsService,
    private readonly lists: ActionListsService,
  ) {}

  /** Null when there is nothing that she may read. */
  async find(by: Actor, about: MinutesFacts): Promise<MinutesRead | null> {
    const found = await this.row(about.appointmentId);
    return found && mayReadMinutes(by, about, found.state === 'sent') === 'allowed' ? found : null;
  }

  /** What was decided there, as the collectivité reads it with its minutes. */
  decided(appointmentId: string, now: Date): Promise<ActionRead[]> {
    return this.lists.ofAppointment(anonymous, appointmentId, now);
  }

  mayWrite(by: Actor, about: MinutesFacts): boolean {
    return mayWriteMinutes(by, about) === 'allowed';
  }

  /** The private notes; null to whoever is not to know of them. Anyone but their writer leaves a trace in the journal. */
  @Transactional()
  async note(by: Actor, about: MinutesFacts, now: Date): Promise<string | null> {
    if (mayReadNote(by, about) !== 'allowed') return null;
    const found = await this.noteOf(about.appointmentId);
    if (found !== '' && isNoteTraced(by, about)) await this.tell(by, 'NoteRead', about, now);
    return found;
  }

  /** Of two who write at once, the second is told what the first has written. The same again changes nothing. */
  @Transactional()
  async save(by: PersonActor, about: WrittenUp, writing: Writing, now: Date): Promise<MinutesRead> {
    permit(mayWriteMinutes(by, about));
    const [outcome, words, note] = [outcomeIn(about, writing), writing.words.trim(), writing.note.trim()];
    refuse([
      [words.length > mostWords, 'words', minutesFields.words],
      [note.length > mostWords, 'note', minutesFields.words],
    ]);
    const { appointmentId: id, type } = about;
    await this.database.rows(takePage, [id, type.code, type.version, by.personId, now]);
    const [found, noteBefore] = [await this.locked(id), await this.noteOf(id)];
    if (found.state !== 'none' && isSame(found, { outcome, words }) && note === noteBefore) return found;
    if (found.state === 'sent') throw new MinutesSent();
    if (found.version !== writing.version) throw new MinutesWrittenMeanwhile({ version: found.version });
    if (note !== noteBefore) await this.database.rows(writeNote, [id, note, now]);
    return (await this.database.row<MinutesRead>(writePage, [id, outcome, words, by.personId, now])) as MinutesRead;
  }

  /** To the collectivité, as it stands; sent twice it goes once. From then on nothing in it changes. */
  @Transactional()
  async send(by: Actor, about: MinutesFacts, version: number, now: Date): Promise<boolean> {
    permit(mayWriteMinutes(by, about));
    const found = await this.locked(about.appointmentId);
    if (found.state === 'sent') return false;
    if (found.version !== version) throw new MinutesWrittenMeanwhile({ version: found.version });
    refuse([[found.words === '' && Object.keys(found.outcome).length === 0, 'words', minutesFields.nothing]]);
    const id = about.appointmentId;
    await this.database.rows(`UPDATE minutes SET state = 'sent', reason = NULL, sent_at = $2 WHERE appointment_id = $1`, [id, now]);
    await this.actions.shareWithMinutes(by, id, now);
    await this.announcer.record(by, event('MinutesSent', { kind: 'appointment', id }, { appointmentId: id }), now);
    return true;
  }

  /** « Pas de compte rendu », and why; what was written stays the cell's. False when that was said before. */
  @Transactional()
  async renounce(by: PersonActor, about: WrittenUp, reason: string, now: Date): Promise<boolean> {
    permit(mayWriteMinutes(by, about));
    const why = reason.trim();
    refuse([[why === '' || why.length > mostReason, 'reason', minutesFields.reason]]);
    const { appointmentId: id, type } = about;
    await this.database.rows(takePage, [id, type.code, type.version, by.personId, now]);
    const found = await this.locked(id);
    if (found.state === 'sent') throw new MinutesSent();
    if (found.state === 'none') return false;
    await this.database.rows(`UPDATE minutes SET state = 'none', reason = $2 WHERE appointment_id = $1`, [id, why]);
    await this.tell(by, 'MinutesRenounced', about, now);
    return true;
  }

  private async row(id: string): Promise<MinutesRead | null> {
    return (isUuid(id) && (await this.database.row<MinutesRead>(minutesOf, [id]))) || null;
  }

  /** Nobody else writes on it until the transaction ends. */
  private async locked(id: string): Promise<MinutesRead> {
    const found = await this.database.row<MinutesRead>(`${minutesOf} FOR UPDATE`, [id]);
    if (!found) throw new InvalidInput([{ pointer: '/words', detail: minutesFields.nothing }]);
    return found;
  }

  private async noteOf(id: string): Promise<string> {
    const found = await this.database.row<{ words: string }>('SELECT words FROM minutes_note WHERE appointment_id = $1', [id]);
    return found?.words ?? '';
  }

  private async tell(by: Actor, name: string, { appointmentId: id }: MinutesFacts, now: Date): Promise<void> {
    await this.announcer.note(by, { name, subject: { kind: 'appointment', id }, payload: {} }, now);
  }
}

function outcomeIn({ type }: WrittenUp, writing: Writing): Outcome {
  const { outcome, wrong } = judgeOutcome(type.code, writing.outcome);
  if (wrong.length === 0) return outcome;
  throw new InvalidInput(wrong.map((one) => ({ pointer: ['', 'outcome', ...one.at].join('/'), detail: outcomeFault(one) })));
}

/** Fields in any order: PostgreSQL keeps none. */
const isSame = (found: MinutesRead, { outcome, words }: Pick<MinutesRead, 'outcome' | 'words'>): boolean =>
  found.words === words && inOrder(found.outcome) === inOrder(outcome);

const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
