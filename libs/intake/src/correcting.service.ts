import { Injectable } from '@nestjs/common';
import { type AppointmentRead, CorrectionsService, type Seen } from '#appointments';
import { CasesService } from '#cases';
import { type Actor, InvalidInput, system } from '#kernel';
import { Transactional } from '#platform';
import { moveSentences } from './intake.fr.js';

const asIntake = system('intake');

/** An appointment was booked for the wrong collectivité: it goes on for the right one, unless a case of another holds it. */
@Injectable()
export class Correcting {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly cases: CasesService,
  ) {}

  /** All of it or nothing: who puts it into a case meanwhile waits, and finds the collectivité that it is for by then. */
  @Transactional()
  async correct(by: Actor, id: string, to: Seen & { readonly territoryId: string }, now: Date): Promise<AppointmentRead> {
    const corrected = await this.corrections.correct(by, id, to, now);
    const held = await this.cases.caseOf(asIntake, { kind: 'appointment', id }, now);
    if (held && held.territoryId !== corrected.territoryId)
      throw new InvalidInput([{ pointer: '/territoryId', detail: moveSentences.inAnotherCase }]);
    return corrected;
  }
}
