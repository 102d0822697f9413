import { Body, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { CaseForms, type Side } from './case-forms.js';

/** One case: what both sides read and write there. */
@Injectable()
export abstract class CaseController {
  protected abstract readonly side: Side;

  constructor(protected readonly forms: CaseForms) {}

  @Get(':id')
  @Header('Cache-Control', 'no-store')
  show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.show(reply, visit, { ...this.side, id, query });
  }

  @Post(':id/elements')
  receive(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.write(reply, visit, { ...this.side, id, form, what: 'recu' });
  }

  @Post(':id/contacts')
  contact(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.write(reply, visit, { ...this.side, id, form, what: 'contact' });
  }

  @Post(':id/conduite')
  deliver(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    return this.forms.write(reply, visit, { ...this.side, id, form, what: 'conduite' });
  }
}
