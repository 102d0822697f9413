import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService } from '#appointments';
import { cancelPage, type Fault } from '#views';
import { html, seeOther } from '../../../edge/reply.js';
import { type Fields, textOf, tooLong } from '../../form.js';
import type { Visit } from '../../visit.js';
import { AppointmentPage, type Opened } from './appointment.page.js';
import { changedMeanwhile, seenIn } from './version.js';

const most = 2000;

interface Shown {
  readonly reason?: string;
  readonly faults?: Fault[];
  readonly hasChanged?: boolean;
}

/** « Annuler le rendez-vous », on a page of its own that says what will happen. */
@Injectable()
export class CancelPage {
  constructor(
    private readonly page: AppointmentPage,
    private readonly appointments: AppointmentsService,
  ) {}

  async show(opened: Opened, visit: Visit, reply: FastifyReply): Promise<void> {
    if (!this.page.isCancellable(opened, visit.now)) return seeOther(reply, opened.base);
    html(reply, await this.markup(opened, visit));
  }

  async cancel(opened: Opened, form: Fields, visit: Visit, reply: FastifyReply): Promise<void> {
    const reason = textOf(form, 'raison');
    const faults = [{ field: 'raison', sentence: tooLong(most) }];
    if (reason.length > most) return html(reply, await this.markup(opened, visit, { reason, faults }), 400);
    const { by, appointment } = opened;
    const cancel = () => this.appointments.cancel(by, appointment.id, { reason: reason || null, seen: seenIn(form) }, visit.now);
    const changed = await changedMeanwhile(cancel, () => this.appointments.read(by, appointment.id));
    if (changed) return html(reply, await this.markup({ ...opened, appointment: changed }, visit, { reason, hasChanged: true }), 409);
    seeOther(reply, this.page.doneAt(opened, visit, 'annule'));
  }

  private async markup(opened: Opened, { csrf, now }: Visit, shown: Shown = {}): Promise<string> {
    const { base, around, appointment, side } = opened;
    const { reason = '', faults = [], hasChanged = false } = shown;
    const canMove = this.page.isMovable(opened, now);
    const version = appointment.sequence;
    return cancelPage({ base, around, side, csrf, faults, hasChanged, version, when: await this.page.when(appointment), reason, canMove });
  }
}
