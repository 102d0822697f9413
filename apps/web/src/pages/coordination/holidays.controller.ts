import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { anonymous, localDate, NotFound } from '#kernel';
import { TerritoriesService } from '#territories';
import { type Fault, holidaysPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, faultsOf, textOf } from '../form.js';
import { placeAsked } from '../place-asked.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { deskZone } from '../public/moments.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { calendarWords, holidayFields, holidayFilters } from './holidays.fr.js';

const path = '/coordination/jours-feries';

/** Whose calendar is shown first. */
const first = 'departement:75';

interface Shown {
  readonly query: Fields;
  readonly done?: boolean;
  readonly typed?: { readonly day: string; readonly name: string };
  readonly faults?: Fault[];
}

/** Days off, by territory and year. */
@Controller('coordination/jours-feries')
@Access({ resource: 'holiday', action: 'update' })
export class HolidaysController {
  constructor(
    private readonly territories: TerritoriesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.markup(visit, { query, done: this.marks.read(visit.key, path, query) === 'jour' }));
  }

  @Post('ajout')
  async add(@Query() query: Fields, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = { day: textOf(form, 'jour'), name: textOf(form, 'nom') };
    const faults = faultsOf([[typed.name === '' || typed.name.length > 120, 'nom', holidayFields.name]]);
    const refused = faults.length > 0 ? faults : await this.refused(visit, textOf(query, 'territoire'), typed);
    if (refused.length > 0) html(reply, await this.markup(visit, { query, typed, faults: refused }), 400);
    else this.done(visit, textOf(query, 'territoire'), typed.day, reply);
  }

  @Post('retrait')
  async work(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.observe(false, query, visit, reply);
  }

  @Post('retour')
  async rest(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.observe(true, query, visit, reply);
  }

  private async observe(observed: boolean, query: Fields, { by, now, ...visit }: SignedVisit, reply: FastifyReply): Promise<void> {
    const [place, day] = [textOf(query, 'territoire'), textOf(query, 'jour')];
    const known = (await this.territories.calendar(by, place, yearOf(day, now))).find((one) => one.day === day);
    if (!known) throw new NotFound();
    await this.territories.setHoliday(by, place, { day, name: known.name, observed }, now);
    this.done({ by, now, ...visit }, place, day, reply);
  }

  private refused({ by, now }: SignedVisit, place: string, { day, name }: { day: string; name: string }): Promise<Fault[]> {
    return faultsIn(
      () => this.territories.setHoliday(by, place, { day, name, observed: true }, now),
      () => 'jour',
    );
  }

  private done({ key }: SignedVisit, territoire: string, day: string, reply: FastifyReply): void {
    const marked = this.marks.address(key, path, 'jour');
    seeOther(reply, `${marked}&${new URLSearchParams({ territoire, annee: day.slice(0, 4) })}`);
  }

  private async markup(visit: SignedVisit, { query, done = false, typed = { day: '', name: '' }, faults = [] }: Shown): Promise<string> {
    const asked = await placeAsked(this.territories, query);
    const place = asked.typed ? asked.place : await this.territories.find(anonymous, textOf(query, 'territoire') || first);
    const year = yearOf(textOf(query, 'annee') || typed.day, visit.now);
    const days = place ? await this.territories.calendar(visit.by, place.id, year) : [];
    return holidaysPage({
      ...{ csrf: visit.csrf, faults, done, typed, who: signedInWords(visit, path) },
      filters: holidayFilters(path, asked, textOf(query, 'annee')),
      place: place && calendarWords(path, place, year, days),
    });
  }
}

/** Of a date, or of a year; this one for anything else. */
function yearOf(text: string, now: Date): number {
  const year = Number(/^20\d\d/.exec(text)?.[0] ?? localDate(now, deskZone).slice(0, 4));
  return year;
}
