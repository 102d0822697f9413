import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { clockOf, frenchDay, localDate, Temporal, zoned } from '#kernel';
import { CallsToMake } from '#notifications';
import { type Card, dayPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { type Fields, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { mondayOf } from '../public/week.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { shownAtMost } from './awaited.fr.js';
import { callCard, callsPath, callWords } from './calls.fr.js';
import { dayWords } from './day.fr.js';
import { type DayLine, DayLines } from './day-lines.js';
import { Waiting } from './waiting.js';

export const myDay = { text: dayWords.title, href: '/agenda' };

/** « Ma journée » and her weeks, on her own clock. */
@Controller('agenda')
@Access({ roles: ['advisor'] })
export class DayController {
  constructor(
    private readonly days: DayLines,
    private readonly waiting: Waiting,
    private readonly calls: CallsToMake,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async day(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { timeZone } = visit.signIn;
    const today = zoned(visit.now, timeZone).toPlainDate();
    const nextMonday = today.add({ days: 8 - today.dayOfWeek });
    const lines = await this.days.of(visit, { from: today, until: nextMonday, laterAtMost: shownAtMost + 1 });
    const waiting = await this.waiting.of(visit);
    const calls = await this.calls.of(visit.by, visit.by.personId, visit.now);
    const isToday = ({ date }: DayLine) => date === today.toString();
    const later = lines.filter((line) => !isToday(line));
    const page = {
      ...{ who: signedInWords(visit, '/agenda'), title: dayWords.title, trail: [], clock: clockOf(timeZone) },
      done: this.marks.read(visit.key, '/agenda', query) === 'appele' ? callWords.done : null,
      calls: { heading: callWords.list, cards: calls.map((call) => callCard(call, callsPath)), csrf: visit.csrf },
      sections: [
        { heading: frenchDay(today), cards: cardsOf(lines.filter(isToday)), nothing: dayWords.nothingToday },
        {
          ...{ heading: dayWords.later, cards: cardsOf(later.slice(0, shownAtMost)), nothing: dayWords.nothingLater },
          more: later.length > shownAtMost ? dayWords.wholeWeek : null,
        },
        ...waiting.sections,
      ],
      links: [{ text: dayWords.caller, href: '/agenda/appel' }, ...waiting.links, nextWeek(nextMonday)],
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
    const lines = await this.days.of(visit, { from: monday, until: next });
    const page = {
      ...{ who: signedInWords(visit, '/agenda/semaine'), title: dayWords.week(monday), trail: [myDay], clock: clockOf(timeZone) },
      sections: Array.from({ length: 7 }, (_, index) => monday.add({ days: index })).map((date) => ({
        heading: frenchDay(date),
        cards: cardsOf(lines.filter((line) => line.date === date.toString())),
        nothing: dayWords.nothing,
      })),
      links: [{ text: dayWords.previous(before), href: weekAt(before) }, nextWeek(next)],
    };
    html(reply, dayPage(page));
  }
}

const cardsOf = (lines: readonly DayLine[]): Card[] => lines.map(({ card }) => card);

const weekAt = (monday: Temporal.PlainDate): string => `/agenda/semaine?du=${monday.toString()}`;

const nextWeek = (monday: Temporal.PlainDate) => ({ text: dayWords.next(monday), href: weekAt(monday) });
