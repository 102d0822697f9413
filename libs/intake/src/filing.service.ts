import { Injectable } from '@nestjs/common';
import { AppointmentsService, CorrectionsService } from '#appointments';
import { type AgreementHow, type Attached, CasesService } from '#cases';
import { type Actor, decideAnywhere, InvalidInput, type PersonActor, permit, system } from '#kernel';
import { Transactional } from '#platform';
import { ArrivalsService } from './arrivals.service.js';
import { MoveRefused } from './intake.errors.js';
import { moveSentences } from './intake.fr.js';
import { RequestsService } from './requests.service.js';

const asFiling = system('filing');

/** A case that goes on, or a new one, opened with the agreement of the executive or the general management in one line. */
export type FilingChoice =
  | { readonly caseId: string }
  | {
      readonly open: {
        readonly title: string;
        readonly summary: string;
        readonly agreement: { readonly by: string; readonly on: string; readonly how: AgreementHow };
      };
    };

interface Facts {
  readonly territoryId: string;
  readonly advisorId: string | null;
  readonly origin: 'request' | 'booking' | 'advisor';
  /** A request goes nowhere before it is accepted. */
  readonly isUndecided: boolean;
}

/** A request or a booking goes into a case when a person says so, never by itself. */
@Injectable()
export class FilingService {
  constructor(
    private readonly cases: CasesService,
    private readonly requests: RequestsService,
    private readonly appointments: AppointmentsService,
    private readonly corrections: CorrectionsService,
    private readonly arrivals: ArrivalsService,
  ) {}

  /** Answers the case. One write: either the case is there with the thing in it, or nothing has changed. */
  @Transactional()
  async file(by: PersonActor, thing: Attached, choice: FilingChoice, now: Date): Promise<string> {
    const { territoryId, advisorId, isUndecided, ...facts } = await this.factsOf(by, thing);
    if (isUndecided) throw new MoveRefused();
    if ('open' in choice) {
      const origin = (await this.arrivals.of(asFiling, thing))?.door ?? facts.origin;
      const caseId = await this.cases.open(by, { ...choice.open, territoryId, origin, referentId: advisorId ?? by.personId }, now);
      await this.cases.attach(by, caseId, thing, now);
      return caseId;
    }
    const open = await this.cases.openOf(by, territoryId, now);
    if (!open.some(({ id }) => id === choice.caseId)) throw new InvalidInput([{ pointer: '/case', detail: moveSentences.case }]);
    await this.cases.attach(by, choice.caseId, thing, now);
    return choice.caseId;
  }

  private async factsOf(by: Actor, { kind, id }: Attached): Promise<Facts> {
    if (kind === 'appointment') {
      const { advisorId, requester } = await this.appointments.read(by, id);
      permit(decideAnywhere(by, 'request', 'decide'));
      // whoever called was booked for by the cell, and not online
      const origin = requester.email === null ? 'advisor' : 'booking';
      return { territoryId: await this.corrections.settled(by, id), advisorId, origin, isUndecided: false };
    }
    const { territoryId, advisorId, state } = await this.requests.request(by, id);
    permit(decideAnywhere(by, 'request', 'decide'));
    return { territoryId, advisorId, origin: 'request', isUndecided: state !== 'accepted' };
  }
}
