import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IntakeService } from '#intake';
import { seeOther } from '../../../edge/reply.js';
import type { Visit } from '../../visit.js';
import { AppointmentPage, type Opened } from './appointment.page.js';

/** What helps on the day, by the mailed link and in one's space. */
@Injectable()
export class SameDay {
  constructor(
    private readonly page: AppointmentPage,
    private readonly intake: IntakeService,
  ) {}

  /** « J'aurai dix minutes de retard » */
  async late(opened: Opened, visit: Visit, reply: FastifyReply): Promise<void> {
    await this.intake.announceLateness(opened.by, opened.appointment.id, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'retard'));
  }

  /** « Rappelez-moi » */
  async callBack(opened: Opened, visit: Visit, reply: FastifyReply): Promise<void> {
    await this.intake.askCallback(opened.by, opened.appointment.id, visit.now);
    seeOther(reply, this.page.doneAt(opened, visit, 'rappel'));
  }
}
