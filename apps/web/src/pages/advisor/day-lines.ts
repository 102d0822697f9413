import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentRegister, PreparationsService } from '#appointments';
import { IdentityService } from '#identity';
import { localDate, startOfDay, type Temporal } from '#kernel';
import type { Card, Fact } from '#views';
import { cardForCell } from '../appointment-cards.fr.js';
import { asPages } from '../public/appointment/appointment.page.js';
import type { SignedVisit } from '../signed.js';
import { preparationSheet } from './appointment.fr.js';
import { dayWords } from './day.fr.js';

export interface DayLine {
  /** `YYYY-MM-DD` on her calendar. */
  readonly date: string;
  readonly card: Card;
}

interface Wanted {
  readonly from: Temporal.PlainDate;
  /** This day is not in it. */
  readonly until: Temporal.PlainDate;
  /** With the preparation of the one that comes next. */
  readonly withNext?: true;
}

/** What an advisor has in some days, on her own clock. */
@Injectable()
export class DayLines {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly identity: IdentityService,
    private readonly preparations: PreparationsService,
  ) {}

  /** Whoever no mail reaches is to be called. */
  async of(visit: SignedVisit, { from, until, withNext }: Wanted): Promise<DayLine[]> {
    const { by, now, signIn } = visit;
    const { timeZone } = signIn;
    const stretch = { from: startOfDay(from, timeZone), until: startOfDay(until, timeZone) };
    const wanted = { advisorId: by.personId, statuses: ['requested', 'confirmed', 'done', 'missed'], ...stretch };
    const { items } = await this.register.list(by, wanted, { limit: 100 });
    const dead = await this.dead(items);
    const next = withNext ? items.find(({ status, end }) => status === 'confirmed' && end > now) : undefined;
    const sheet = next ? preparationSheet(next, await this.preparations.ofBoth(by, next.id)) : [];
    return items.map((one) => ({
      date: localDate(one.start, timeZone),
      card: cardForCell(one, timeZone, now, [...(dead.has(one.addressId) ? [toCall(one)] : []), ...(one === next ? sheet : [])]),
    }));
  }

  private async dead(items: readonly AppointmentRead[]): Promise<Set<string>> {
    const addresses = await this.identity.addresses(asPages, [...new Set(items.map(({ addressId }) => addressId))]);
    return new Set(addresses.filter(({ deadAt }) => deadAt !== null).map(({ id }) => id));
  }
}

const toCall = ({ requester }: AppointmentRead): Fact => (requester.email === null ? dayWords.noMailbox : dayWords.toCall);
