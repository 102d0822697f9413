import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentChanged, AppointmentsService } from '#appointments';
import { Correcting } from '#intake';
import { TerritoriesService } from '#territories';
import { correctionPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { placeChoice } from '../place-choice.js';
import { seenIn } from '../public/appointment/version.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CellAppointmentPage, canArrange, type OpenedInCell } from './appointment.page.js';

interface Shown {
  readonly faults?: readonly Fault[];
  readonly hasChanged?: boolean;
}

/** « Ce n'est pas la bonne collectivité »: the same hour for another. */
@Controller('agenda/rendez-vous/:id/collectivite')
@Access({ roles: ['advisor', 'coordinator'] })
export class CorrectionController {
  constructor(
    private readonly cell: CellAppointmentPage,
    private readonly correcting: Correcting,
    private readonly appointments: AppointmentsService,
    private readonly territories: TerritoriesService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.toChange(id, visit);
    if (!canArrange(opened, visit.now)) return seeOther(reply, opened.base);
    html(reply, await this.markup(opened, visit, query));
  }

  @Post()
  async correct(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.cell.open(id, visit);
    const shown = await this.refused(opened, form, visit);
    if (!shown) return seeOther(reply, this.cell.doneAt(opened, visit, 'collectivite'));
    const appointment = await this.appointments.read(visit.by, id);
    html(reply, await this.markup({ ...opened, appointment }, visit, form, shown), shown.faults ? 400 : 409);
  }

  /** Null when it is corrected. */
  private async refused({ appointment }: OpenedInCell, form: Fields, { by, now }: SignedVisit): Promise<Shown | null> {
    try {
      await this.correcting.correct(by, appointment.id, { territoryId: textOf(form, 'collectivite'), seen: seenIn(form) }, now);
      return null;
    } catch (refusal) {
      if (refusal instanceof AppointmentChanged) return { hasChanged: true };
      return { faults: faultsFrom(refusal, () => 'collectivite') };
    }
  }

  private async markup({ base, around, appointment }: OpenedInCell, visit: SignedVisit, form: Fields, shown: Shown = {}): Promise<string> {
    const { requester, territoryId, territoryLabel, sequence: version } = appointment;
    const chosen = textOf(form, 'collectivite');
    const asked = await placeChoice(this.territories, { query: form, chosen, present: territoryId });
    // where there is nothing to choose from, one looks for it again
    const field = asked.choices.length > 0 ? 'collectivite' : 'recherche';
    const faults = (shown.faults ?? []).map(({ sentence }) => ({ field, sentence }));
    return correctionPage({
      ...{ base, around, version, chosen, csrf: visit.csrf, faults, hasChanged: shown.hasChanged ?? false },
      ...asked,
      when: momentOf(appointment, visit.signIn.timeZone, appointment.timeZone),
      isCalled: requester.email === null,
      requester: `${fullName(requester)}, ${printed(territoryLabel)}`,
    });
  }
}
