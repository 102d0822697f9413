import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { clockOf } from '#kernel';
import { type MailRhythm, MailRhythms } from '#notifications';
import { mailRhythmPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsOf, oneOf, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';

const path = '/mes-donnees/courriels';

/** As the form sends them. */
const rhythms: Readonly<Record<string, MailRhythm>> = { 'un-par-un': 'at_once', 'un-par-jour': 'daily' };
const choices = Object.keys(rhythms);

/** « Mes courriels »: whether messages on her cases come one by one, or once a day. */
@Controller(path.slice(1))
@Access('signed-in')
export class MailRhythmController {
  constructor(
    private readonly rhythms: MailRhythms,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { rhythm, timeZone } = await this.rhythms.of(visit.by, visit.now);
    const chosen = choices.find((choice) => rhythms[choice] === rhythm) ?? null;
    html(reply, page(visit, { chosen, timeZone, isDone: this.marks.read(visit.key, path, query) === 'choisi' }));
  }

  @Post()
  async choose(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const rhythm = rhythms[oneOf(textOf(form, 'rythme'), choices) ?? ''];
    if (!rhythm) return this.refuse(visit, reply);
    await this.rhythms.choose(visit.by, rhythm, visit.now);
    seeOther(reply, this.marks.address(visit.key, path, 'choisi'));
  }

  private async refuse(visit: SignedVisit, reply: FastifyReply): Promise<void> {
    const { timeZone } = await this.rhythms.of(visit.by, visit.now);
    html(reply, page(visit, { chosen: null, timeZone, isRefused: true }), 400);
  }
}

interface Shown {
  readonly chosen: string | null;
  readonly timeZone: string;
  readonly isDone?: boolean;
  readonly isRefused?: boolean;
}

const page = (visit: SignedVisit, { chosen, timeZone, isDone = false, isRefused = false }: Shown): string =>
  mailRhythmPage({
    ...{ csrf: visit.csrf, action: path, who: signedInWords(visit, null), home: spaceOf(visit.by).navigation[0] ?? null },
    ...{ chosen, isDone, clock: clockOf(timeZone) },
    faults: faultsOf([[isRefused, 'rythme', 'Choisissez un rythme.']]),
  });
