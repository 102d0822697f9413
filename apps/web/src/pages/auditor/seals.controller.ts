import { Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Journal, JournalRegister } from '#platform';
import { sealsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { checkWords, sealFacts } from './seals.fr.js';

const path = '/journal/sceaux';

/** The state of the journal's seals: the last one, and what their last comparison with the entries found. */
@Controller('journal/sceaux')
@Access({ roles: ['auditor'] })
export class SealsController {
  constructor(
    private readonly journal: Journal,
    private readonly register: JournalRegister,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, csrf, key, signIn } = visit;
    const [seal, { items }] = [await this.register.lastSeal(by), await this.register.list(by, { name: 'JournalVerified' }, { limit: 1 })];
    html(
      reply,
      sealsPage({
        ...{ csrf, who: signedInWords(visit, path), action: path, isDone: this.marks.read(key, path, query) === 'verifie' },
        seal: seal && sealFacts(seal, signIn.timeZone),
        check: items[0] ? checkWords(items[0], signIn.timeZone) : null,
      }),
    );
  }

  /** Compares everything that is sealed with its seals; the journal says that it was done. */
  @Post()
  async verify(@Signed() { key, now }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.journal.verify(now);
    seeOther(reply, this.marks.address(key, path, 'verifie'));
  }
}
