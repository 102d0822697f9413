import { Get, Header, Injectable, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Fault } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import type { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import type { Side } from './case-forms.js';

export interface Shown {
  readonly query: Fields;
  /** As it was typed, when it is refused. */
  readonly form: Fields;
  readonly faults: readonly Fault[];
}

type Refused = Pick<Shown, 'form' | 'faults'>;

/** A page of a case, the same on both sides: what there is, and one form that adds to it. */
@Injectable()
export abstract class CaseFormPage {
  protected abstract readonly side: Side;
  /** The end of its address. */
  protected abstract readonly name: string;

  constructor(protected readonly marks: DoneMarks) {}

  protected abstract page(visit: SignedVisit, id: string, shown: Shown): Promise<string>;

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, id, { query, form: {}, faults: [] }));
  }

  /** The form again, with all that was typed. */
  protected async refuse(reply: FastifyReply, visit: SignedVisit, id: string, { form, faults }: Refused): Promise<void> {
    html(reply, await this.page(visit, id, { query: {}, form, faults }), 400);
  }

  /** The page again, which says what is done. */
  protected back(reply: FastifyReply, { key }: SignedVisit, id: string, done: string): void {
    seeOther(reply, this.marks.address(key, this.path(id), done));
  }

  protected path(id: string): string {
    return `${this.side.base}/${id}/${this.name}`;
  }
}
