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
  /** Of « Ma journée »: with the preparation of the one that comes next; after the first day only so many. */
  readonly laterAtMost?: number;
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
  async of(visit: SignedVisit, { from, until, laterAtMost }: Wanted): Promise<DayLine[]> {
    const { by, now, signIn } = visit;
    const { timeZone } = signIn;
    const stretch = { from: startOfDay(from, timeZone), until: startOfDay(until, timeZone) };
    const wanted = { advisorId: by.personId, statuses: ['requested', 'confirmed', 'done', 'missed'], ...stretch };
    const { items: all } = await this.register.list(by, wanted, { limit: 100 });
    const items = laterAtMost === undefined ? all : firstOf(all, startOfDay(from.add({ days: 1 }), timeZone), laterAtMost);
    const dead = await this.dead(items);
    const next = laterAtMost !== undefined ? items.find(({ status, end }) => status === 'confirmed' && end > now) : undefined;
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

/** All of before, and the first few from then on. */
function firstOf(items: readonly AppointmentRead[], from: Date, most: number): readonly AppointmentRead[] {
  const before = items.filter(({ start }) => start < from).length;
  return items.slice(0, before + most);
}

const toCall = ({ requester }: AppointmentRead): Fact => (requester.email === null ? dayWords.noMailbox : dayWords.toCall);
