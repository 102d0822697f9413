import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AppointmentRead, AppointmentsService, type Seen, SlotTaken } from '#appointments';
import { config } from '#platform';
import { type Fault, type LostSlot, movePage } from '#views';
import { countRefusal } from '../../../edge/counters.js';
import { html, seeOther } from '../../../edge/reply.js';
import { type Fields, textOf } from '../../form.js';
import type { Visit } from '../../visit.js';
import { lostAt } from '../booking/slots.page.js';
import { type Dates, hoursAround } from '../hours-around.js';
import { mondayOf, weekOf } from '../week.js';
import { AppointmentPage, type Opened } from './appointment.page.js';
import { changedMeanwhile, seenIn } from './version.js';

interface Shown {
  readonly opened: Opened;
  readonly query: Fields;
  readonly visit: Visit;
  readonly faults?: Fault[];
  readonly lost?: LostSlot;
  /** It has changed since the page was shown. */
  readonly changed?: AppointmentRead;
}

/** « Déplacer le rendez-vous » */
@Injectable()
export class MovePage {
  constructor(
    private readonly page: AppointmentPage,
    private readonly appointments: AppointmentsService,
  ) {}

  async show(opened: Opened, query: Fields, visit: Visit, reply: FastifyReply): Promise<void> {
    if (!this.page.isMovable(opened, visit.now)) return seeOther(reply, opened.base);
    html(reply, await this.markup({ opened, query, visit }));
  }

  async move(opened: Opened, form: Fields, visit: Visit, reply: FastifyReply): Promise<void> {
    const start = new Date(textOf(form, 'creneau'));
    const refusal = Number.isNaN(start.getTime()) ? unchosen : await this.refused(opened, { start, seen: seenIn(form) }, visit.now);
    if (!refusal) return seeOther(reply, this.page.doneAt(opened, visit, 'deplace'));
    html(reply, await this.markup({ opened, query: form, visit, ...refusal }), refusal.faults ? 400 : 409);
  }

  /** Null when it is moved; what is shown when someone else was quicker. */
  private async refused({ by, appointment: { id } }: Opened, to: Seen & { start: Date }, now: Date): Promise<Refused | null> {
    const [move, read] = [() => this.appointments.move(by, id, to, now), () => this.appointments.read(by, id)];
    try {
      const changed = await changedMeanwhile(move, read);
      return changed && { changed };
    } catch (refusal) {
      if (!(refusal instanceof SlotTaken)) throw refusal;
      countRefusal(refusal.code);
      return { lost: lostAt(to.start, refusal) };
    }
  }

  private async markup({ opened, query, visit, faults = [], lost, changed }: Shown): Promise<string> {
    const { by, base, around, side } = opened;
    const appointment = changed ?? opened.appointment;
    const wide = textOf(query, 'horaires') === 'larges';
    const semaine = mondayOf(textOf(query, 'semaine'));
    const address = (filters: Record<string, string>) => `${base}/deplacement?${new URLSearchParams(filters)}`;
    const load = (dates: Dates) => this.appointments.slotsToMove(by, appointment, { ...dates, wide }, visit.now);
    const { items, timeZone } = await hoursAround(load, () => semaine, visit.now);
    return movePage({
      ...{ base, around, side, faults, wide, lost: lost ?? null, hasChanged: changed !== undefined, csrf: visit.csrf, desk: config().desk },
      when: await this.page.when(appointment),
      week: weekOf({
        ...{ timeZone, starts: items.map((item) => item.start), wanted: semaine, now: visit.now },
        hrefOf: (semaine) => address({ semaine, ...(wide && { horaires: 'larges' }) }),
      }),
      shown: { version: String(appointment.sequence), ...(semaine && { semaine }), ...(wide && { horaires: 'larges' }) },
      wideHref: address(wide ? {} : { horaires: 'larges' }),
    });
  }
}

interface Refused {
  readonly faults?: Fault[];
  readonly lost?: LostSlot;
  readonly changed?: AppointmentRead;
}

const unchosen: Refused = { faults: [{ field: 'creneau', sentence: 'Choisissez une heure.' }] };
