import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WavesService } from '#appointments';
import { type Fault, waveCancelPage, wavesPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsOf, textOf, tooLong } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { spelled, WaveWords, waveIn, waveQuery } from './door-wave.form.js';

const path = '/coordination/vagues';
const mostReason = 2000;

/** Undoing a wave of bookings: seen in groups, ticked, then cancelled on a page that says what will happen. */
@Controller('coordination/vagues')
@Access({ roles: ['coordinator'] })
export class DoorWavesController {
  constructor(
    private readonly waves: WavesService,
    private readonly words: WaveWords,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { timeZone } = visit.signIn;
    const wave = waveIn(query, timeZone, visit.now);
    const groups = await this.words.choices(await this.waves.groups(visit.by, wave, visit.now), wave);
    const [from, until] = ['du', 'au'].map((name) => new URLSearchParams(waveQuery(wave, timeZone)).get(name) ?? '');
    const cancelled = Number(/^fait-(\d+)$/.exec(this.marks.read(visit.key, path, query))?.[1] ?? 0);
    html(
      reply,
      wavesPage({
        ...{ from: from ?? '', until: until ?? '', groups, cancelled },
        grouping: spelled(wave.grouping),
        who: signedInWords(visit, path),
      }),
    );
  }

  @Get('annulation')
  @Header('Cache-Control', 'no-store')
  async ask(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.asking(query, visit));
  }

  @Post('annulation')
  async cancel(@Query() query: Fields, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const [reason, waveId] = [textOf(form, 'raison'), textOf(form, 'vague')];
    const faults = faultsOf([
      [reason === '', 'raison', 'Dites en une phrase pourquoi ces rendez-vous sont annulés.'],
      [reason.length > mostReason, 'raison', tooLong(mostReason)],
    ]);
    if (faults.length > 0) return html(reply, await this.asking(query, visit, { reason, waveId, faults }), 400);
    const wave = waveIn(query, visit.signIn.timeZone, visit.now);
    const done = await this.waves.cancel(visit.by, wave, { reason, waveId }, visit.now);
    if (done.left > 0 && done.cancelled > 0) html(reply, await this.asking(query, visit, { reason, ...done }));
    else seeOther(reply, this.marks.address(visit.key, path, `fait-${done.cancelled}`));
  }

  private async asking(query: Fields, visit: SignedVisit, { reason = '', waveId = '', cancelled = 0, faults = [] }: Asked = {}) {
    const wave = waveIn(query, visit.signIn.timeZone, visit.now);
    const address = waveQuery(wave, visit.signIn.timeZone);
    return waveCancelPage({
      ...{ faults, reason, waveId, cancelled, csrf: visit.csrf, knownToo: wave.knownToo, who: signedInWords(visit, path) },
      ...{ action: `${path}/annulation?${address}`, back: `${path}?${address}`, count: await this.waves.count(visit.by, wave, visit.now) },
    });
  }
}

interface Asked {
  readonly reason?: string;
  readonly waveId?: string;
  /** By the batch before. */
  readonly cancelled?: number;
  readonly faults?: Fault[];
}
