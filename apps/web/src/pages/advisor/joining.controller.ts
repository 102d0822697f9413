import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AdmissionRead, JoiningRegister, JoiningService } from '#identity';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { waitingCard } from '../collectivite/people.fr.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { joiningCounts, joiningDone, joiningWords } from './joining.fr.js';

const path = '/agenda/rejoindre';

/** Those who ask to be of a collectivité where nobody can answer yet: the cell does, once it has telephoned. */
@Controller('agenda/rejoindre')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellJoiningController {
  constructor(
    private readonly register: JoiningRegister,
    private readonly joining: JoiningService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, csrf, key } = visit;
    const { items, next } = await this.register.list(by, { after: placeOf(query).after, limit: perPage }, now);
    const done = oneOf(this.marks.read(key, path, query), ['acceptee', 'refusee'] as const);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf, trail: [], ...joiningWords, done: done && joiningDone[done] },
        ...{ count: countWords(await this.register.count(by, now), joiningCounts) },
        ...{ cards: items.map(cellCard), pages: pageLinks(path, {}, query, next) },
      }),
    );
  }

  @Post(':id/oui')
  async accept(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(id, true, visit, reply);
  }

  @Post(':id/non')
  async decline(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(id, false, visit, reply);
  }

  private async answer(id: string, yes: boolean, { by, key, now }: SignedVisit, reply: FastifyReply): Promise<void> {
    await this.joining.answerJoin(by, id, yes, now);
    seeOther(reply, this.marks.address(key, path, yes ? 'acceptee' : 'refusee'));
  }
}

const cellCard = (asked: AdmissionRead) => {
  const card = waitingCard(asked);
  return {
    ...card,
    facts: [{ name: 'Collectivité', value: printed(asked.organisationName) }, ...card.facts],
    acts: [
      { action: `${path}/${asked.id}/oui`, text: 'Accepter' },
      { action: `${path}/${asked.id}/non`, text: 'Refuser' },
    ],
  };
};
