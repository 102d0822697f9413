import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentChanged, PreparationsService } from '#appointments';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { seenIn } from '../public/appointment/version.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage } from './appointment.page.js';

/** What each side prepares before one appointment: changed on its page, by its advisor or by coordination. */
@Controller('agenda/rendez-vous/:id/preparation')
@Access({ roles: ['advisor', 'coordinator'] })
export class PreparationController {
  constructor(
    private readonly page: CellAppointmentPage,
    private readonly preparations: PreparationsService,
  ) {}

  @Post()
  async say(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(id, visit);
    const { by, now } = visit;
    const typed = { asked: textOf(form, 'demande'), note: 'note' in form ? textOf(form, 'note') : undefined };
    try {
      await this.preparations.say(by, id, { ...typed, seen: seenIn(form) ?? 0 }, now);
      seeOther(reply, this.page.doneAt(opened, visit, 'preparation'));
    } catch (refusal) {
      const isOutrun = refusal instanceof AppointmentChanged;
      const faults = isOutrun ? [] : faultsFrom(refusal, (pointer) => (pointer === '/note' ? 'note' : 'demande'));
      html(reply, await this.page.markup(opened, visit, { preparation: typed, isOutrun, faults }), isOutrun ? 409 : 400);
    }
  }
}
