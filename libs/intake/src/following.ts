import { Injectable } from '@nestjs/common';
import { type AppointmentRead, type OfferedSlot, SlotsService } from '#appointments';
import { type Attached, type CaseRead, CasesService } from '#cases';
import { type Actor, days, later, localDate } from '#kernel';
import { IntakeService } from './intake.service.js';

export interface WantedDays {
  readonly type: string;
  /** From so many milliseconds on. */
  readonly soonest: number;
  readonly most: number;
}

/** What has a case, or is one. */
export type Joinable = Attached | { readonly kind: 'case'; readonly id: string };

const latest = days(50);

/** The appointment that follows another: when it can be, with whom, and in which case. */
@Injectable()
export class Following {
  constructor(
    private readonly slots: SlotsService,
    private readonly intake: IntakeService,
    private readonly cases: CasesService,
  ) {}

  /** For the same person, with the same advisor; refused when the hour is taken. */
  async fix(by: Actor, appointment: AppointmentRead, { type, start }: { type: string; start: Date }, now: Date): Promise<AppointmentRead> {
    const { territoryId: territory, advisorId, project, addressId: callerId } = appointment;
    const { phone, function: what, ...requester } = appointment.requester;
    const order = {
      ...{ territory, advisorId, callerId, start, type, modality: nextModality(appointment), project: project ?? undefined },
      requester: { ...requester, phone: phone ?? undefined, function: what ?? undefined },
    };
    return this.intake.make(by, order, now);
  }

  /** Into the case of the one before, by a person of the cell who fixes it there; where there is none that goes on, or it is not hers to write in, into none. */
  async join(by: Actor, { from, to }: { from: Joinable; to: string }, now: Date): Promise<void> {
    const found = await this.caseOf(by, from, now);
    if (found && goesOn(found) && (await this.cases.writes(by, found.id)))
      await this.cases.attach(by, found.id, { kind: 'appointment', id: to }, now);
  }

  /** Where it goes on, when that case has joined another. */
  private async caseOf(by: Actor, from: Joinable, now: Date): Promise<CaseRead | null> {
    const found = await (from.kind === 'case' ? this.cases.one(by, from.id, now) : this.cases.caseOf(by, from, now));
    return found && this.cases.goingOn(by, found, now);
  }

  /** The first free hour of some days to come; none where a person has to answer. */
  async freeDays(by: Actor, appointment: AppointmentRead, { type, soonest, most }: WantedDays, now: Date): Promise<OfferedSlot[]> {
    const { territoryId, timeZone, advisorId } = appointment;
    if (territoryId.startsWith('other:')) return [];
    const [from, to] = [localDate(later(now, soonest), timeZone), localDate(later(now, latest), timeZone)];
    const wish = { territoryId, advisorId, type, modality: nextModality(appointment), from, to, wide: false };
    const { items } = await this.slots.offered(by, wish, now);
    const firsts = items.filter(({ start }, index) => index === 0 || dayOf(items[index - 1], timeZone) !== localDate(start, timeZone));
    return firsts.slice(0, most);
  }
}

/** Neither closed, given up nor directed elsewhere. */
export const goesOn = ({ phase, pause }: Pick<CaseRead, 'phase' | 'pause'>): boolean =>
  phase !== 'closed' && (pause === null || pause === 'suspended');

/** Where people met on site, they see each other on screen until someone arranges otherwise. */
export const nextModality = ({ modality, requester }: AppointmentRead): 'visio' | 'phone' =>
  modality === 'phone' && requester.phone ? 'phone' : 'visio';

const dayOf = (slot: OfferedSlot | undefined, timeZone: string): string => (slot ? localDate(slot.start, timeZone) : '');
