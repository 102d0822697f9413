import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, isUuid, NotFound } from '#kernel';
import { Database, Transactional } from '#platform';
import { CaseSteps } from './case-steps.js';
import { Cases } from './cases.js';
import { type Delivery, deliveries } from './domain/phases.js';
import {
  highest,
  levels,
  type ParticipationKind,
  type ParticipationLevel,
  participationKinds,
  type Theme,
  themes,
} from './domain/vocabulary.js';
import { Frames } from './frames.js';
import { refuseFields } from './refused-fields.js';

/** What is promised to whom at which step, and what it came to; null until it is known. */
export interface PledgeRead {
  readonly id: string;
  readonly step: string;
  readonly public: string;
  readonly promised: ParticipationLevel;
  readonly delivered: ParticipationLevel | null;
}

export type NewPledge = Omit<PledgeRead, 'id'>;

/** What someone read before she writes. */
interface Read {
  readonly version: number;
}

export interface FrameRead {
  readonly version: number;
  readonly kinds: readonly ParticipationKind[];
  readonly themes: readonly Theme[];
  readonly delivery: Delivery | null;
  readonly pledges: readonly PledgeRead[];
  readonly highest: { readonly promised: ParticipationLevel | null; readonly delivered: ParticipationLevel | null };
}

/** As many as one reads. */
const mostPledges = 50;

/** What a case is about: kinds of participation, themes, what is promised and what it came to. */
@Injectable()
export class CaseFrameService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly frames: Frames,
    private readonly steps: CaseSteps,
  ) {}

  async frame(by: Actor, caseId: string): Promise<FrameRead> {
    const { frameVersion: version, kinds, themes: about, delivery } = await this.cases.readable(by, caseId);
    const pledges = await this.database.rows<PledgeRead>(
      'SELECT id, step, public, promised, delivered FROM case_pledge WHERE case_id = $1 ORDER BY step, public',
      [caseId],
    );
    return { version, kinds, themes: about, delivery, pledges, highest: highest(pledges) };
  }

  @Transactional()
  async describe(
    by: Actor,
    caseId: string,
    said: Read & { kinds: readonly ParticipationKind[]; themes: readonly Theme[] },
    now: Date,
  ): Promise<void> {
    await this.frames.writable(by, caseId, said.version);
    const kinds = participationKinds.filter((one) => said.kinds.includes(one));
    const values = [caseId, kinds, themes.filter((one) => said.themes.includes(one))];
    await this.database.rows('UPDATE project_case SET kinds = $2, themes = $3 WHERE id = $1', values);
    await this.frames.changed(by, caseId, now);
  }

  /** How it is held decides whether there is anything to buy. */
  @Transactional()
  async deliver(by: Actor, caseId: string, delivery: Delivery, now: Date): Promise<void> {
    await this.cases.writable(by, caseId);
    refuseFields([[!deliveries.includes(delivery), 'delivery']]);
    await this.database.rows('UPDATE project_case SET delivery = $2 WHERE id = $1', [caseId, delivery]);
    await this.steps.changed(by, caseId, now);
  }

  /** One for each step and public: said again, it is corrected. */
  @Transactional()
  async pledge(
    by: Actor,
    caseId: string,
    { version, step, public: whom, promised, delivered }: NewPledge & Read,
    now: Date,
  ): Promise<void> {
    await this.frames.writable(by, caseId, version);
    const { pledges } = await this.frame(by, caseId);
    const isNew = !pledges.some((one) => one.step === step.trim() && one.public === whom.trim());
    refuseFields([
      [step.trim() === '' || step.length > 120, 'step'],
      [whom.trim() === '' || whom.length > 120, 'public'],
      [!levels.includes(promised), 'promised'],
      [delivered !== null && !levels.includes(delivered), 'delivered'],
      [isNew && pledges.length >= mostPledges, 'pledges'],
    ]);
    await this.database.rows(
      `INSERT INTO case_pledge (id, case_id, step, public, promised, delivered) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (case_id, step, public) DO UPDATE SET promised = excluded.promised, delivered = excluded.delivered`,
      [randomUUID(), caseId, step.trim(), whom.trim(), promised, delivered],
    );
    await this.frames.changed(by, caseId, now);
  }

  @Transactional()
  async removePledge(by: Actor, caseId: string, pledgeId: string, now: Date): Promise<void> {
    await this.frames.writable(by, caseId, null);
    const sql = 'DELETE FROM case_pledge WHERE case_id = $1 AND id = $2 RETURNING id';
    if (!isUuid(pledgeId) || !(await this.database.row(sql, [caseId, pledgeId]))) throw new NotFound();
    await this.frames.changed(by, caseId, now);
  }
}
