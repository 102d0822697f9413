import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, isDay } from '#kernel';
import { Database, Transactional } from '#platform';
import { CaseSteps } from './case-steps.js';
import { Cases } from './cases.js';
import { type Delivery, deliveries } from './domain/phases.js';
import {
  highest,
  levels,
  type ParticipationKind,
  type ParticipationLevel,
  type Programme,
  participationKinds,
  programmeOn,
  programmes,
  type Theme,
  themes,
} from './domain/vocabulary.js';
import { refuseFields } from './refused-fields.js';

export interface ProgrammeRead {
  readonly id: string;
  readonly code: Programme;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  /** As it was called that day. */
  readonly name: string;
  readonly words: string | null;
}

/** What is promised to whom at which step, and what it came to; null until it is known. */
export interface PledgeRead {
  readonly id: string;
  readonly step: string;
  readonly public: string;
  readonly promised: ParticipationLevel;
  readonly delivered: ParticipationLevel | null;
}

type NewProgramme = Pick<ProgrammeRead, 'code' | 'signedOn' | 'words'>;
type NewPledge = Omit<PledgeRead, 'id'>;

export interface FrameRead {
  readonly programmes: readonly ProgrammeRead[];
  readonly pledges: readonly PledgeRead[];
  readonly highest: { readonly promised: ParticipationLevel | null; readonly delivered: ParticipationLevel | null };
}

/** What a case is about: kinds of participation, themes, documents it stands in, what is promised. */
@Injectable()
export class CaseFrameService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
  ) {}

  async frame(by: Actor, caseId: string): Promise<FrameRead> {
    await this.cases.readable(by, caseId);
    const signed = await this.database.rows<Omit<ProgrammeRead, 'name'>>(
      'SELECT id, code, signed_on::text AS "signedOn", words FROM case_programme WHERE case_id = $1 ORDER BY signed_on, code',
      [caseId],
    );
    const pledges = await this.database.rows<PledgeRead>(
      'SELECT id, step, public, promised, delivered FROM case_pledge WHERE case_id = $1 ORDER BY step, public',
      [caseId],
    );
    return { pledges, highest: highest(pledges), programmes: signed.map((one) => ({ ...one, name: programmeOn(one.code, one.signedOn) })) };
  }

  @Transactional()
  async describe(
    by: Actor,
    caseId: string,
    said: { kinds: readonly ParticipationKind[]; themes: readonly Theme[] },
    now: Date,
  ): Promise<void> {
    await this.cases.writable(by, caseId);
    const kinds = participationKinds.filter((one) => said.kinds.includes(one));
    const values = [caseId, kinds, themes.filter((one) => said.themes.includes(one))];
    await this.database.rows('UPDATE project_case SET kinds = $2, themes = $3 WHERE id = $1', values);
    await this.steps.changed(by, caseId, now);
  }

  /** How it is held decides whether there is anything to buy. */
  @Transactional()
  async deliver(by: Actor, caseId: string, delivery: Delivery, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    refuseFields([[!deliveries.includes(delivery), 'delivery']]);
    await this.database.rows('UPDATE project_case SET delivery = $2 WHERE id = $1', [caseId, delivery]);
    await this.steps.changed(by, caseId, now);
  }

  /** Harmless when it is there already. */
  @Transactional()
  async addProgramme(by: Actor, caseId: string, { code, signedOn, words }: NewProgramme, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    refuseFields([
      [!programmes.includes(code), 'programme'],
      [!isDay(signedOn), 'signedOn'],
    ]);
    await this.database.rows(
      'INSERT INTO case_programme (id, case_id, code, signed_on, words) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [randomUUID(), caseId, code, signedOn, words],
    );
    await this.steps.changed(by, caseId, now);
  }

  /** One for each step and public: said again, it is corrected. */
  @Transactional()
  async pledge(by: Actor, caseId: string, { step, public: whom, promised, delivered }: NewPledge, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    refuseFields([
      [step.trim() === '' || step.length > 120, 'step'],
      [whom.trim() === '' || whom.length > 120, 'public'],
      [!levels.includes(promised) || (delivered !== null && !levels.includes(delivered)), 'level'],
    ]);
    await this.database.rows(
      `INSERT INTO case_pledge (id, case_id, step, public, promised, delivered) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (case_id, step, public) DO UPDATE SET promised = excluded.promised, delivered = excluded.delivered`,
      [randomUUID(), caseId, step.trim(), whom.trim(), promised, delivered],
    );
    await this.steps.changed(by, caseId, now);
  }
}
