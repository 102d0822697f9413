import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { casePage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import type { SignedVisit } from '../signed.js';
import { CasePage } from './case.page.js';
import { doneWords } from './case-done.fr.js';
import { type Refusal, refusalOf } from './case-fields.js';
import { type CaseDone, CaseWrites } from './case-writes.js';
import type { Reader } from './cases.fr.js';

/** Where one side meets its cases. */
export interface Side {
  readonly base: string;
  readonly reader: Reader;
}

/** The cell, among its cases. */
export const cellSide: Side = { base: '/dossiers', reader: 'cell' };

/** The collectivité, in its space. */
export const ownSide: Side = { base: '/espace/projet', reader: 'collectivite' };

/** On whose page of which case. */
interface Place extends Side {
  readonly id: string;
}

interface Sent extends Place {
  readonly form: Fields;
  readonly ifMatch?: string | undefined;
  readonly what: Exclude<CaseDone, 'inexact' | 'ouvert'>;
}

/** The page of a case, as it is looked at and as its forms come back to it: what was typed stays. */
@Injectable()
export class CaseForms {
  constructor(
    private readonly page: CasePage,
    private readonly writes: CaseWrites,
    private readonly marks: DoneMarks,
  ) {}

  async show(reply: FastifyReply, visit: SignedVisit, { query, ...place }: Place & { readonly query: Fields }): Promise<void> {
    const done = doneWords(this.marks.read(visit.key, pathOf(place), query));
    const { props, version } = await this.page.props(visit, { ...place, done, refused: null });
    html(reply.header('etag', `"${version}"`), casePage(props));
  }

  async write(reply: FastifyReply, visit: SignedVisit, { what, form, ifMatch, ...place }: Sent): Promise<void> {
    try {
      await this.writes[what](visit, { id: place.id, form, ifMatch });
      this.done(reply, visit, { ...place, what });
    } catch (error) {
      await this.refused(reply, visit, { ...place, form, refusal: refusalOf(error, form) });
    }
  }

  done(reply: FastifyReply, visit: SignedVisit, { what, ...place }: Place & { readonly what: CaseDone }): void {
    seeOther(reply, this.marks.address(visit.key, pathOf(place), what));
  }

  async refused(
    reply: FastifyReply,
    visit: SignedVisit,
    { form, refusal, ...place }: Place & { form: Fields; refusal: Refusal },
  ): Promise<void> {
    const { props } = await this.page.props(visit, { ...place, done: null, refused: { form, ...refusal } });
    html(reply, casePage(props), refusal.status);
  }
}

/** The version that a page had read, from its form; a machine says it in `If-Match`. */
export const moveSent = ({ body, headers }: FastifyRequest): { form: Fields; ifMatch: string | undefined } => ({
  form: (body ?? {}) as Fields,
  ifMatch: headers['if-match'],
});

const pathOf = ({ base, id }: Place): string => `${base}/${id}`;
