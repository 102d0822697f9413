import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AppointmentRead, AppointmentRegister } from '#appointments';
import { IdentityService } from '#identity';
import { clockOf, frenchDay, localDate, startOfDay, Temporal, zoned } from '#kernel';
import { CallsToMake } from '#notifications';
import { type Card, dayPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { cardForCell } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { mondayOf } from '../public/week.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { callCard, callWords } from './calls.fr.js';
import { dayWords } from './day.fr.js';
import { DayWaiting } from './day-waiting.js';

interface Line {
  /** `YYYY-MM-DD` on her calendar. */
  readonly date: string;
  readonly card: Card;
}

export const myDay = { text: dayWords.title, href: '/agenda' };

/** « Ma journée » and her weeks, on her own clock. */
@Controller('agenda')
@Access({ roles: ['advisor'] })
export class DayController {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly identity: IdentityService,
    private readonly waiting: DayWaiting,
    private readonly calls: CallsToMake,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async day(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { timeZone } = visit.signIn;
    const today = zoned(visit.now, timeZone).toPlainDate();
    const nextMonday = today.add({ days: 8 - today.dayOfWeek });
    const lines = await this.lines(visit, today, nextMonday);
    const waiting = await this.waiting.of(visit);
    const calls = await this.calls.of(visit.by, visit.by.personId, visit.now);
    const isToday = ({ date }: Line) => date === today.toString();
    const page = {
      ...{ who: signedInWords(visit, '/agenda'), title: dayWords.title, trail: [], clock: clockOf(timeZone) },
      done: this.marks.read(visit.key, '/agenda', query) === 'appele' ? callWords.done : null,
      calls: { heading: callWords.list, cards: calls.map(callCard), csrf: visit.csrf },
      sections: [
        { heading: frenchDay(today), cards: cardsOf(lines.filter(isToday)), nothing: dayWords.nothingToday },
        {
          ...{ heading: dayWords.later, cards: cardsOf(lines.filter((line) => !isToday(line))) },
          nothing: dayWords.nothingLater,
        },
        ...waiting.sections,
      ],
      links: [
        { text: dayWords.caller, href: '/agenda/appel' },
        ...waiting.links,
        { text: dayWords.next(nextMonday), href: weekAt(nextMonday) },
      ],
    };
    html(reply, dayPage(page));
  }

  @Get('semaine')
  @Header('Cache-Control', 'no-store')
  async week(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { timeZone } = visit.signIn;
    const asked = mondayOf(textOf(query, 'du')) || mondayOf(localDate(visit.now, timeZone));
    const [monday, next] = [Temporal.PlainDate.from(asked), Temporal.PlainDate.from(asked).add({ days: 7 })];
    const before = monday.subtract({ days: 7 });
    const lines = await this.lines(visit, monday, next);
    const page = {
      ...{ who: signedInWords(visit, '/agenda/semaine'), title: dayWords.week(monday), trail: [myDay], clock: clockOf(timeZone) },
      sections: Array.from({ length: 7 }, (_, index) => monday.add({ days: index })).map((date) => ({
        heading: frenchDay(date),
        cards: cardsOf(lines.filter((line) => line.date === date.toString())),
        nothing: dayWords.nothing,
      })),
      links: [
        { text: dayWords.previous(before), href: weekAt(before) },
        { text: dayWords.next(next), href: weekAt(next) },
      ],
    };
    html(reply, dayPage(page));
  }

  /** Confirmed in these dates; whoever no mail reaches is to be called. */
  private async lines({ by, now, signIn }: SignedVisit, from: Temporal.PlainDate, until: Temporal.PlainDate): Promise<Line[]> {
    const { timeZone } = signIn;
    const stretch = { from: startOfDay(from, timeZone), until: startOfDay(until, timeZone) };
    const wanted = { advisorId: by.personId, statuses: ['requested', 'confirmed', 'done', 'missed'], ...stretch };
    const { items } = await this.register.list(by, wanted, { limit: 100 });
    const dead = await this.dead(items);
    return items.map((one) => ({
      date: localDate(one.start, timeZone),
      card: cardForCell(
        one,
        timeZone,
        now,
        dead.has(one.addressId) ? [one.requester.email === null ? dayWords.noMailbox : dayWords.toCall] : [],
      ),
    }));
  }

  private async dead(items: readonly AppointmentRead[]): Promise<Set<string>> {
    const addresses = await this.identity.addresses(asPages, [...new Set(items.map(({ addressId }) => addressId))]);
    return new Set(addresses.filter(({ deadAt }) => deadAt !== null).map(({ id }) => id));
  }
}

const cardsOf = (lines: readonly Line[]): Card[] => lines.map(({ card }) => card);

const weekAt = (monday: Temporal.PlainDate): string => `/agenda/semaine?du=${monday.toString()}`;
