import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isUuid, NotFound } from '#kernel';
import { AddressDead, MessageDesk, MessageNotStuck, notificationRefusals, StuckMessages } from '#notifications';
import { deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { deskTitles, messageCounts, nothing } from './desk.fr.js';
import { againWords, messageCard } from './messages.fr.js';

const path = '/coordination/messages';

/** As many as one looks through. */
const most = 100;

/** Messages that wait, failed or were refused; what they say is not shown. */
@Controller('coordination/messages')
@Access({ resource: 'message', action: 'update' })
export class MessagesController {
  constructor(
    private readonly messages: StuckMessages,
    private readonly desk: MessageDesk,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, this.marks.read(visit.key, path, query) === 'envoi' ? { done: againWords } : {}));
  }

  /** « Envoyer à nouveau » */
  @Post(':id/envoi')
  async again(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    try {
      await this.desk.again(visit.by, id, visit.now);
      seeOther(reply, this.marks.address(visit.key, path, 'envoi'));
    } catch (refusal) {
      if (!(refusal instanceof AddressDead || refusal instanceof MessageNotStuck)) throw refusal;
      const { title, detail } = notificationRefusals[refusal.code];
      html(reply, await this.page(visit, { trouble: { title, next: detail } }), 409);
    }
  }

  private async page(visit: SignedVisit, said: { done?: typeof againWords; trouble?: { title: string; next: string } }): Promise<string> {
    const messages = await this.messages.list(visit.by, most);
    return deskListPage({
      ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: deskTitles.messages, nothing: nothing.messages, ...said },
      intro: 'Ceux qui attendent d’abord, puis ceux qui ont échoué, cent au plus. Les messages partis ne sont pas montrés.',
      count: countWords(messages.length, messageCounts),
      cards: messages.map(messageCard),
      pages: { previous: null, next: null },
    });
  }
}
