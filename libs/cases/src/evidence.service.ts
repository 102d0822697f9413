import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event } from '#kernel';
import { Database, type FileRead, Files, isOpenTo, type ReceivedFile, type SentFile, Transactional } from '#platform';
import { appointmentsOf } from './appointments-within.js';
import type { CaseRow } from './case.read.js';
import { authorOf, CaseSteps } from './case-steps.js';
import { saidHowNames } from './cases.fr.js';
import { Cases, deskDay } from './cases.js';
import type { Said } from './domain/moves.js';
import { evidenceCodes, isWord } from './domain/phases.js';
import { visibleTo } from './domain/policy.js';
import { type EvidenceForm, evidenceForms, type Visibility } from './domain/vocabulary.js';
import { evidenceOf, filesReceived, keepEvidence, writtenUpAppointments } from './evidence.queries.js';
import { InternalReadings } from './internal-readings.js';
import { wrongInSaid } from './move-asked.js';
import { isPastDay, isWebAddress, refuseFields } from './refused-fields.js';

/** Something received; `code` says for what. It is one thing: the field of another form is refused. */
export interface NewEvidence {
  readonly code: string;
  readonly form: EvidenceForm;
  /** Needed unless a document or an appointment speaks for itself. */
  readonly words: string;
  readonly url?: string | null;
  /** `YYYY-MM-DD`. */
  readonly saidOn?: string | null;
  /** Of the case, with minutes that were sent. */
  readonly appointmentId?: string | null;
  readonly received?: ReceivedFile;
  /** Of what is someone’s word: then its text and its day are made of it. */
  readonly said?: Said | null;
  readonly visibility: Visibility;
}

export interface EvidenceRead {
  readonly id: string;
  readonly code: string;
  readonly form: EvidenceForm;
  readonly words: string;
  readonly url: string | null;
  readonly saidOn: string | null;
  /** Null for whoever may not read it by itself. */
  readonly appointment: WrittenUpAppointment | null;
  /** Null once it is let go. */
  readonly file: (FileRead & { readonly mayOpen: boolean }) | null;
  readonly visibility: Visibility;
  /** Empty for the service itself, and for someone who is forgotten. */
  readonly author: string;
  readonly at: Date;
}

export interface WrittenUpAppointment {
  readonly id: string;
  readonly typeTitle: string;
  readonly start: Date;
}

interface Row extends Omit<EvidenceRead, 'file' | 'appointment'>, Omit<WrittenUpAppointment, 'id'> {
  readonly fileId: string | null;
  readonly appointmentId: string | null;
}

/** Of everything received in one case, as many documents. */
const mostFiles = 100;

/** What was received on the way, each from birth for whom it is: what is internal leaves the cell nowhere. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly readings: InternalReadings,
    private readonly files: Files,
  ) {}

  /** In the order of receipt. */
  async evidence(by: Actor, caseId: string, now: Date): Promise<EvidenceRead[]> {
    return this.evidenceOf(by, await this.cases.readable(by, caseId), now);
  }

  /** The same, with what can be received as an appointment: of this case, readable by both sides, the latest first. */
  async evidencePage(by: Actor, caseId: string, now: Date): Promise<{ evidence: EvidenceRead[]; appointments: WrittenUpAppointment[] }> {
    const of = await this.cases.readable(by, caseId);
    return { evidence: await this.evidenceOf(by, of, now), appointments: await this.appointmentsOf(by, caseId) };
  }

  /** Which codes were received for both sides to read: what is internal takes a project no further. */
  async received(by: Actor, caseId: string): Promise<string[]> {
    await this.cases.readable(by, caseId);
    const sql = `SELECT DISTINCT code FROM case_evidence WHERE case_id = $1 AND visibility <> 'internal'`;
    const rows = await this.database.rows<{ code: string }>(sql, [caseId]);
    return rows.map(({ code }) => code);
  }

  @Transactional()
  async receive(by: Actor, caseId: string, given: NewEvidence, now: Date): Promise<string> {
    const of = await this.cases.writable(by, caseId);
    const evidence = isWord(given.code) ? asWord(given, deskDay(now)) : given;
    await this.assertSound(by, of, evidence, now);
    refuseFields([[evidence.form === 'file' && !evidence.received, 'form']]);
    const id = randomUUID();
    const { code, form, words, visibility, received } = evidence;
    const [url, saidOn, appointmentId] = [evidence.url || null, evidence.saidOn || null, evidence.appointmentId || null];
    const { personId, organisationId } = authorOf(by);
    const values = [id, caseId, code, form, words.trim(), url, saidOn, appointmentId, visibility, personId, organisationId, now];
    await this.database.rows(keepEvidence, values);
    if (received) await this.keepFile(id, await this.files.keep(by, received, now));
    await this.steps.touch(caseId, now);
    await this.steps.tell(by, event('EvidenceReceived', { kind: 'case', id: caseId }, { caseId, evidenceId: id }), now);
    return id;
  }

  /** Judged first, for what is refused is not even read; then received; then kept. */
  async receiveFile(
    by: Actor,
    caseId: string,
    given: Omit<NewEvidence, 'form'>,
    { sent, now }: { sent: SentFile; now: Date },
  ): Promise<string> {
    const of = await this.cases.assertWrites(by, caseId);
    const said = { ...given, form: 'file' } as const;
    refuseFields([[isWord(given.code), 'form']]);
    await this.assertSound(by, of, said, now);
    return this.receive(by, caseId, { ...said, received: await this.files.receive(sent) }, now);
  }

  private async evidenceOf(by: Actor, of: CaseRow, now: Date): Promise<EvidenceRead[]> {
    const rows = await this.database.rows<Row>(evidenceOf, [of.id, visibleTo(by, of), ...appointmentsOf(by)]);
    await this.readings.note(by, { caseId: of.id, what: 'evidence', things: rows }, now);
    const ids = rows.flatMap(({ fileId }) => fileId ?? []);
    const files = ids.length > 0 ? await this.files.several(by, ids) : [];
    return rows.map(({ fileId, appointmentId: id, typeTitle, start, ...row }) => {
      const file = files.find((one) => one.id === fileId);
      const appointment = id === null ? null : { id, typeTitle, start };
      return { ...row, appointment, file: file ? { ...file, mayOpen: isOpenTo(by, file) } : null };
    });
  }

  private appointmentsOf(by: Actor, caseId: string): Promise<WrittenUpAppointment[]> {
    return this.database.rows<WrittenUpAppointment>(writtenUpAppointments, [caseId, ...appointmentsOf(by)]);
  }

  private async assertSound(by: Actor, of: CaseRow, given: NewEvidence, now: Date): Promise<void> {
    const { form, appointmentId } = given;
    const isKnown = form !== 'appointment' || (await this.appointmentsOf(by, of.id)).some(({ id }) => id === appointmentId);
    const isFull = form === 'file' && ((await this.database.row<{ count: number }>(filesReceived, [of.id]))?.count ?? 0) >= mostFiles;
    refuseFields([...wrongIn(visibleTo(by, of), given, deskDay(now)), [!isKnown, 'appointment'], [isFull, 'documents']]);
  }

  private async keepFile(evidenceId: string, fileId: string): Promise<void> {
    await this.database.rows(`INSERT INTO case_evidence_file (evidence_id, form, file_id) VALUES ($1, 'file', $2)`, [evidenceId, fileId]);
  }
}

/** « Odile Chabert, maire, par délibération », on that day. */
function asWord({ code, said, visibility }: NewEvidence, today: string): NewEvidence {
  const { by, on, how } = said ?? { by: '', on: '', how: '' as Said['how'] };
  refuseFields(wrongInSaid({ by, on, how }, today));
  return { code, visibility, form: 'statement', words: `${by.trim()}, ${saidHowNames[how]}`, saidOn: on };
}

function wrongIn(visible: readonly Visibility[], given: NewEvidence, today: string): Parameters<typeof refuseFields>[0] {
  const { code, form, words, url, saidOn, visibility } = given;
  const speaksForItself = form === 'file' || form === 'appointment';
  return [
    [!evidenceCodes.includes(code), 'code'],
    [!evidenceForms.includes(form), 'form'],
    [(words.trim() === '' && !speaksForItself) || words.length > 5000, 'words'],
    [form === 'link' && !isWebAddress(url ?? ''), 'url'],
    [form === 'statement' && !isPastDay(saidOn ?? '', today), 'saidOn'],
    [saysMore(given), 'oneThing'],
    // whoever could not read it again does not write it
    [!visible.includes(visibility), 'visibility'],
  ];
}

/** More than its form tells of. */
const saysMore = ({ form, url, saidOn, appointmentId }: NewEvidence): boolean =>
  Object.entries({ link: url, statement: saidOn, appointment: appointmentId }).some(([one, value]) => one !== form && Boolean(value));
