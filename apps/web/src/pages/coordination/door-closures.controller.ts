import { Body, Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ClosureRead, ClosuresService } from '#appointments';
import { decideAnywhere } from '#kernel';
import { closuresPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { type ClosureForm, ClosureForms, emptyClosure } from './door-closure.form.js';
import { closureCard, closurePath } from './door-closures.fr.js';

interface Shown {
  readonly form?: ClosureForm;
  readonly done?: string;
}

/** For whom booking is « sur demande seulement »: closed by a form, opened again by one button. */
@Controller('coordination/fermetures')
@Access({ resource: 'closure', action: 'read' })
export class DoorClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly forms: ClosureForms,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.markup(visit, { done: this.marks.read(visit.key, closurePath, query) }));
  }

  @Post()
  @Access({ resource: 'closure', action: 'create' })
  async close(@Body() fields: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const form = await this.forms.read(fields, visit.signIn.timeZone);
    const faults = form.faults.length > 0 ? form.faults : await this.refused(form, visit);
    if (faults.length > 0) html(reply, await this.markup(visit, { form: { ...form, faults } }), 400);
    else seeOther(reply, this.marks.address(visit.key, closurePath, 'ferme'));
  }

  @Post(':id/fin')
  @Access({ resource: 'closure', action: 'cancel' })
  async reopen(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.closures.reopen(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, closurePath, 'rouvert'));
  }

  private refused({ asked }: ClosureForm, { by, now }: SignedVisit): Promise<Fault[]> {
    return faultsIn(
      () => this.closures.close(by, asked, now),
      (pointer) => fieldAt[pointer] ?? 'portee',
    );
  }

  private async markup(visit: SignedVisit, { form = emptyClosure, done = '' }: Shown): Promise<string> {
    const { by, csrf, now, signIn } = visit;
    const mayReopen = decideAnywhere(by, 'closure', 'cancel') === 'allowed';
    const card = (one: ClosureRead) => closureCard(one, signIn.timeZone, { now, mayReopen });
    return closuresPage({
      ...{ csrf, faults: form.faults, typed: form.typed, found: form.found, who: signedInWords(visit, closurePath) },
      done: done === 'ferme' || done === 'rouvert' ? done : null,
      mayClose: decideAnywhere(by, 'closure', 'create') === 'allowed',
      cards: (await this.closures.list(by, now)).map(card),
    });
  }
}

const fieldAt: Readonly<Record<string, string>> = { '/key': 'cible', '/reason': 'raison', '/until': 'fin' };
