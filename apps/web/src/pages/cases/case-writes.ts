import { Injectable } from '@nestjs/common';
import type { Delivery } from '#cases';
import { CaseFrameService, EvidenceService, PhasesService } from '#cases';
import type { SentFile } from '#platform';
import type { Fields } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { deliveryGiven, evidenceGiven, moveAsked } from './case-fields.js';

export type CaseDone = 'recu' | 'conduite' | 'etape' | 'inexact' | 'ouvert';

export interface Write {
  readonly id: string;
  readonly form: Fields;
  readonly ifMatch?: string | undefined;
  /** The document that came with it. */
  readonly sent?: SentFile | null;
}

/** What the forms of a case do, whichever side sends them. */
@Injectable()
export class CaseWrites {
  constructor(
    private readonly phases: PhasesService,
    private readonly evidence: EvidenceService,
    private readonly frame: CaseFrameService,
  ) {}

  readonly recu = ({ by, now }: SignedVisit, { id, form, sent }: Write): Promise<unknown> =>
    sent ? this.evidence.receiveFile(by, id, evidenceGiven(form), { sent, now }) : this.evidence.receive(by, id, evidenceGiven(form), now);

  readonly conduite = ({ by, now }: SignedVisit, { id, form }: Write): Promise<unknown> =>
    this.frame.deliver(by, id, deliveryGiven(form) ?? ('' as Delivery), now);

  readonly etape = ({ by, now }: SignedVisit, { id, form, ifMatch }: Write): Promise<unknown> =>
    this.phases.move(by, id, moveAsked(form, ifMatch), now);
}
