import { Body, Get, Header, Injectable, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CaseForms, moveSent, type Side } from './case-forms.js';
import { CaseTurns } from './case-turns.js';

/** One case: what both sides read and write there. */
@Injectable()
export abstract class CaseController {
  protected abstract readonly side: Side;

  constructor(
    protected readonly forms: CaseForms,
    private readonly turns: CaseTurns,
  ) {}

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.show(reply, visit, { ...this.side, id, query });
  }

  @Post(':id/conduite')
  deliver(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.write(reply, visit, { ...this.side, id, form, what: 'conduite' });
  }

  @Get(':id/etapes')
  @Header('Cache-Control', 'no-store')
  ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.turns.ask(reply, visit, { ...this.side, id });
  }

  @Post(':id/etapes')
  move(@Param('id') id: string, @Req() request: FastifyRequest, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const sent = { ...this.side, id, ...moveSent(request) };
    return 'raison' in sent.form ? this.turns.move(reply, visit, sent) : this.forms.write(reply, visit, { ...sent, what: 'etape' });
  }
}
