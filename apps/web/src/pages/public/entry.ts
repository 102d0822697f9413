import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Arrival, DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { renewBrowserKey } from '../../edge/browser.js';
import { seeOther } from '../../edge/reply.js';

/** From a door of its own into the ordinary booking, which remembers it; what was made before in that browser stays what it is. */
@Injectable()
export class Entry {
  constructor(private readonly drafts: DraftsService) {}

  async enter(reply: FastifyReply, { key, now }: { key: string; now: Date }, { door, name }: Arrival): Promise<void> {
    const draft = await this.drafts.find(anonymous, key, now);
    const isMade = draft !== null && (draft.bookedId !== null || draft.requestId !== null);
    await this.drafts.answer(anonymous, isMade ? renewBrowserKey(reply) : key, { door, doorName: name }, now);
    seeOther(reply, '/rendez-vous?etape=besoin');
  }
}
