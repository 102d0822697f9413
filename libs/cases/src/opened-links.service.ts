import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { ActionLinksService } from './actions/action-links.service.js';
import type { ToldAt } from './addressees.js';
import type { MailedLinkKind } from './case-links.js';
import { ExchangeReaders } from './exchange-readers.service.js';
import { NoticesService } from './notices.service.js';

/** What a link opened, and to whom it was mailed. */
export interface OpenedLink extends ToldAt {
  readonly by: Actor;
  readonly id: string;
  readonly caseId: string;
}

/** Any link that a case mails, by what it opens. */
@Injectable()
export class OpenedLinks {
  constructor(
    private readonly notices: NoticesService,
    private readonly exchanges: ExchangeReaders,
    private readonly actions: ActionLinksService,
  ) {}

  async opened(kind: MailedLinkKind, token: string, now: Date): Promise<OpenedLink> {
    const { by, of } = await this[kind](token, now);
    const { id, caseId, personId, addressId } = of;
    return { by, id, caseId, personId, addressId };
  }

  private async notice(token: string, now: Date) {
    const { notice, by } = await this.notices.byToken(token, now);
    return { by, of: notice };
  }

  private async exchange(token: string, now: Date) {
    const { link, by } = await this.exchanges.byToken(token, now);
    return { by, of: link };
  }

  private async action(token: string, now: Date) {
    const { linked, by } = await this.actions.byToken(token, now);
    return { by, of: { id: linked.linkId, caseId: linked.action.caseId, personId: null, addressId: linked.addressId } };
  }
}
