import { Injectable } from '@nestjs/common';
import type { Delivery } from '#cases';
import { CaseFrameService, PhasesService } from '#cases';
import type { Fields } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { deliveryGiven, moveAsked } from './case-fields.js';

export type CaseDone = 'conduite' | 'etape' | 'inexact' | 'ouvert';

export interface Write {
  readonly id: string;
  readonly form: Fields;
  readonly ifMatch?: string | undefined;
}

/** What the forms of a case do, whichever side sends them. */
@Injectable()
export class CaseWrites {
  constructor(
    private readonly phases: PhasesService,
    private readonly frame: CaseFrameService,
  ) {}

  readonly conduite = ({ by, now }: SignedVisit, { id, form }: Write): Promise<unknown> =>
    this.frame.deliver(by, id, deliveryGiven(form) ?? ('' as Delivery), now);

  readonly etape = ({ by, now }: SignedVisit, { id, form, ifMatch }: Write): Promise<unknown> =>
    this.phases.move(by, id, moveAsked(form, ifMatch), now);
}
