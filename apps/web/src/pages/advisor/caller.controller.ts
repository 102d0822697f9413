import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CatalogueService, SlotTaken } from '#appointments';
import { CallersService } from '#intake';
import { NotFound } from '#kernel';
import { IdempotencyKeyReused } from '#platform';
import { TerritoriesService } from '#territories';
import { callerPage, type Fault, type LostSlot } from '#views';
import { Access } from '../../edge/access.js';
import { countRefusal } from '../../edge/counters.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsFrom, faultsIn, textOf } from '../form.js';
import { type PlaceAsked, placeAsked } from '../place-asked.js';
import { choiceOf } from '../place-finder.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { lostAt } from '../public/booking/slots.page.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { callerFieldAt, callerIn, callerTyped, nowhere, placeFaults, shownIn, slotFaults, weekIn } from './caller.form.js';
import { CallerSlots } from './caller-hours.js';

const path = '/agenda/appel';

interface Shown {
  readonly faults?: readonly Fault[];
  readonly lost?: LostSlot;
  readonly isUsed?: boolean;
}

/** Someone calls who has no mailbox: one page books for her, and shows again all that was typed until it does. */
@Controller('agenda/appel')
@Access({ roles: ['advisor', 'coordinator'] })
export class CallerController {
  constructor(
    private readonly callers: CallersService,
    private readonly catalogue: CatalogueService,
    private readonly territories: TerritoriesService,
    private readonly slots: CallerSlots,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, {}, await placeAsked(this.territories, {}), {}));
  }

  @Post()
  async book(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const asked = await placeAsked(this.territories, form);
    if (textOf(form, 'geste') !== 'prendre') return html(reply, await this.page(visit, form, asked, { faults: placeFaults(asked) }));
    const outcome = await this.booked(visit, form, asked);
    if (typeof outcome === 'string') return seeOther(reply, this.marks.address(visit.key, `/agenda/rendez-vous/${outcome}`, 'appel'));
    html(reply, await this.page(visit, form, asked, outcome), outcome.faults ? 400 : 409);
  }

  /** Its identifier; else what is wrong, all at once, or who was quicker. */
  private async booked({ by, now }: SignedVisit, form: Fields, asked: PlaceAsked): Promise<string | Shown> {
    const caller = callerIn(form, asked, { personId: by.personId, now });
    const said = await faultsIn(async () => this.callers.assertSound(caller), callerFieldAt);
    const faults = [...placeFaults(asked), ...said, ...slotFaults(form)];
    if (faults.length > 0) return { faults };
    try {
      return await this.callers.book(by, caller, shownIn(form), now);
    } catch (refusal) {
      return this.refused(refusal, caller.start);
    }
  }

  private refused(refusal: unknown, start: Date): Shown {
    if (refusal instanceof IdempotencyKeyReused) return { isUsed: true };
    if (refusal instanceof NotFound) return { faults: [nowhere] };
    if (!(refusal instanceof SlotTaken)) return { faults: faultsFrom(refusal, callerFieldAt) };
    countRefusal(refusal.code);
    return { lost: lostAt(start, refusal) };
  }

  private async page(visit: SignedVisit, form: Fields, asked: PlaceAsked, { faults = [], lost, isUsed = false }: Shown): Promise<string> {
    const types = await this.types(visit);
    const typed = callerTyped(form, asked, types);
    const [home] = spaceOf(visit.by).navigation;
    const hours = asked.place && (await this.slots.around({ territoryId: asked.place.id, type: typed.type, week: weekIn(form) }, visit));
    return callerPage({
      ...{ csrf: visit.csrf, who: signedInWords(visit, home?.href ?? null), trail: home ? [home] : [], action: path },
      ...{ faults, typed, types, isUsed, places: choiceOf(asked.among) },
      kept: { formulaire: randomUUID(), 'semaine-vue': weekIn(form), ...(asked.chosen && { territoire: asked.chosen }) },
      hours: asked.place && { place: printed(asked.place.label), week: hours?.week ?? null },
      lost: lost && hours ? { ...lost, nearest: lost.nearest.map(hours.marked) } : null,
    });
  }

  private async types({ by }: SignedVisit) {
    const all = await this.catalogue.sessionTypes(by);
    const fitting = all.filter(({ bookable, modalities }) => bookable && modalities.includes('phone'));
    return fitting.map(({ code, title }) => ({ value: code, text: title }));
  }
}
