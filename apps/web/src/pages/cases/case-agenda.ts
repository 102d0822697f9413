import { Injectable } from '@nestjs/common';
import { PreparationsService } from '#appointments';
import { ActionListsService, type ActionRead, type CaseAppointment, CaseAppointmentsService, type CaseRead } from '#cases';
import type { SignedVisit } from '../signed.js';

/** What is to be done in a case, and when people meet. */
export interface Agenda {
  readonly actions: readonly ActionRead[];
  readonly meetings: readonly CaseAppointment[];
  /** What the collectivité is asked to prepare for the next of them; null where none is to come. */
  readonly asked: readonly string[] | null;
}

@Injectable()
export class CaseAgenda {
  constructor(
    private readonly actions: ActionListsService,
    private readonly appointments: CaseAppointmentsService,
    private readonly preparations: PreparationsService,
  ) {}

  async of(visit: SignedVisit, one: CaseRead): Promise<Agenda> {
    const { items: actions } = await this.actions.toDo(visit.by, one.id, { limit: 5 }, visit.now);
    return { actions, ...(await this.meetings(visit, one)) };
  }

  async meetings({ by, now }: SignedVisit, one: CaseRead): Promise<Omit<Agenda, 'actions'>> {
    const meetings = await this.appointments.appointments(by, one, now);
    const next = meetings.find((meeting) => isToCome(meeting, now));
    return { meetings, asked: next ? (await this.preparations.asked(by, next.id)).lines : null };
  }
}

export const isToCome = ({ status, end }: CaseAppointment, now: Date): boolean => ['requested', 'confirmed'].includes(status) && end > now;
