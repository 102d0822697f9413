import { Injectable } from '@nestjs/common';
import { type AppointmentRead, appointmentRefusals, Links, SlotTaken, TooManyUpcoming } from '#appointments';
import { IdentityService } from '#identity';
import { BookingAgain } from '#intake';
import { config } from '#platform';
import { againPage, type Fault } from '#views';
import { countRefusal } from '../../../edge/counters.js';
import { type Fields, textOf } from '../../form.js';
import type { Visit } from '../../visit.js';
import { momentOf, startWords } from '../moments.fr.js';
import { receiverWords } from '../names.fr.js';
import { asPages, type Opened } from './appointment.page.js';

type Answer = { readonly go: string } | { readonly markup: string; readonly status: number };

const unchosen: Fault = { field: 'creneau', sentence: 'Choisissez une heure.' };

/** Other moments after an appointment at which nobody met. */
@Injectable()
export class AgainPage {
  constructor(
    private readonly again: BookingAgain,
    private readonly identity: IdentityService,
    private readonly links: Links,
  ) {}

  async take(opened: Opened, form: Fields, visit: Visit): Promise<Answer> {
    const start = new Date(textOf(form, 'creneau'));
    if (Number.isNaN(start.getTime())) return { markup: await this.markup(opened, form, visit, [unchosen]), status: 400 };
    try {
      const made = await this.again.bookAgain(opened.by, opened.appointment, start, visit.now);
      // another that was booked meanwhile is shown here, and is not what was asked for
      const isAsked = made.start.getTime() === start.getTime();
      return { go: (isAsked && this.manageOf(made, opened.appointment)) || `${opened.base}/nouveau` };
    } catch (refusal) {
      if (!(refusal instanceof SlotTaken || refusal instanceof TooManyUpcoming)) throw refusal;
      countRefusal(refusal.code);
      const { title, detail } = appointmentRefusals[refusal.code];
      return { markup: await this.markup(opened, form, visit, [{ field: 'creneau', sentence: `${title} ${detail}` }]), status: 409 };
    }
  }

  async markup({ base, appointment, by, around }: Opened, query: Fields, visit: Visit, faults: readonly Fault[] = []): Promise<string> {
    const booked = await this.again.bookedAgain(by, appointment, visit.now);
    const advisor = await this.identity.person(asPages, (booked ?? appointment).advisorId);
    const times = booked ? [] : await this.again.timesAgain(by, appointment, visit.now);
    return againPage({
      ...{ action: `${base}/nouveau`, csrf: visit.csrf, faults: [...faults], desk: config().desk },
      around: { ...around, trail: [...around.trail, { text: 'Rendez-vous manqué', href: base }] },
      advisor: receiverWords(advisor),
      booked: booked && { when: momentOf(booked, booked.timeZone, advisor.timeZone), href: this.manageOf(booked, appointment) },
      times: times.map((time) => ({ value: time.toISOString(), label: startWords(time, appointment.timeZone) })),
      chosen: textOf(query, 'creneau') || (times[0]?.toISOString() ?? ''),
    });
  }

  /** Its page, from which it is moved; null once it is someone else's. */
  private manageOf(booked: AppointmentRead, { addressId }: AppointmentRead): string | null {
    return booked.addressId === addressId ? new URL(this.links.of(booked).manageUrl).pathname : null;
  }
}
