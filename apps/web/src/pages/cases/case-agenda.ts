import { Injectable } from '@nestjs/common';
import { ActionListsService, type ActionRead, type CaseAppointment, CaseAppointmentsService, type CaseRead } from '#cases';
import type { SignedVisit } from '../signed.js';

/** What is to be done in a case, and when people meet. */
export interface Agenda {
  readonly actions: readonly ActionRead[];
  readonly appointments: readonly CaseAppointment[];
}

@Injectable()
export class CaseAgenda {
  constructor(
    private readonly actions: ActionListsService,
    private readonly appointments: CaseAppointmentsService,
  ) {}

  async of({ by, now }: SignedVisit, one: CaseRead): Promise<Agenda> {
    const { items: actions } = await this.actions.toDo(by, one.id, { limit: 5 }, now);
    return { actions, appointments: await this.appointments.appointments(by, one, now) };
  }
}
