import { Body, Controller, Get, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentsService, SlotTaken } from '#appointments';
import { config } from '#platform';
import { type Fault, type LostSlot, movePage } from '#views';
import { countRefusal } from '../../../edge/counters.js';
import { html, seeOther } from '../../../edge/reply.js';
import { CostlyWrite } from '../../../edge/throttle.js';
import { type Fields, textOf } from '../../form.js';
import { type Visit, Visitor } from '../../visit.js';
import { lostAt, wholePeriod } from '../booking/slots.page.js';
import { mondayOf, weekOf } from '../week.js';
import { AppointmentPage, type Opened, pathOf } from './appointment.page.js';
import { TokenPage } from './token-page.js';

interface Shown {
  readonly opened: Opened;
  readonly query: Fields;
  readonly visit: Visit;
  readonly faults?: Fault[];
  readonly lost?: LostSlot;
}

/** « Déplacer le rendez-vous » */
@Controller('rendez-vous/:token/deplacement')
@TokenPage()
export class MoveController {
  constructor(
    private readonly page: AppointmentPage,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    if (!this.appointments.canMove(opened.appointment, visit.now)) return seeOther(reply, pathOf(token));
    html(reply, await this.markup({ opened, query, visit }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async move(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.page.open(token, visit.now);
    const start = new Date(textOf(form, 'creneau'));
    const refusal = Number.isNaN(start.getTime()) ? unchosen : await this.refused(opened, start, visit.now);
    if (!refusal) return seeOther(reply, this.page.doneAt(token, visit, 'deplace'));
    html(reply, await this.markup({ opened, query: form, visit, ...refusal }), refusal.lost ? 409 : 400);
  }

  /** Null when it is moved; what is shown when someone else was quicker. */
  private async refused({ by, appointment: { id } }: Opened, start: Date, now: Date): Promise<Refused | null> {
    try {
      await this.appointments.move(by, id, start, now);
      return null;
    } catch (refusal) {
      if (!(refusal instanceof SlotTaken)) throw refusal;
      countRefusal(refusal.code);
      return { lost: lostAt(start, refusal) };
    }
  }

  private async markup({ opened, query, visit, faults = [], lost }: Shown): Promise<string> {
    const { appointment, by, token } = opened;
    const wide = textOf(query, 'horaires') === 'larges';
    const base = pathOf(token);
    const semaine = mondayOf(textOf(query, 'semaine'));
    const address = (filters: Record<string, string>) => `${base}/deplacement?${new URLSearchParams(filters)}`;
    const { items, timeZone } = await this.appointments.slotsToMove(by, appointment.id, { ...wholePeriod(visit.now), wide }, visit.now);
    return movePage({
      ...{ base, faults, wide, lost: lost ?? null, csrf: visit.csrf, desk: config().desk },
      when: await this.page.when(appointment),
      week: weekOf({
        ...{ timeZone, starts: items.map((item) => item.start), wanted: semaine },
        hrefOf: (semaine) => address({ semaine, ...(wide && { horaires: 'larges' }) }),
      }),
      shown: { ...(semaine && { semaine }), ...(wide && { horaires: 'larges' }) },
      wideHref: address(wide ? {} : { horaires: 'larges' }),
    });
  }
}

interface Refused {
  readonly faults?: Fault[];
  readonly lost?: LostSlot;
}

const unchosen: Refused = { faults: [{ field: 'creneau', sentence: 'Choisissez une heure.' }] };
