import { Injectable } from '@nestjs/common';
import { Links } from '#appointments';
import { ActionLinksService, type NoticeRead, NoticesService } from '#cases';
import { IdentityService } from '#identity';
import { type Actor, system } from '#kernel';

/** A link that a mail holds: of an appointment, of what was noted for a collectivité, or of what it has to do. */
export interface MailedLink {
  readonly kind: 'appointment' | 'notice' | 'action';
  readonly token: string;
}

export interface OpenedLink {
  readonly by: Actor;
  readonly id: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** Where the link was mailed to. */
  readonly addressId: string | null;
}

const asIntake = system('intake');

/** What each kind of mailed link opens, and to which mailbox it went. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly links: Links,
    private readonly notices: NoticesService,
    private readonly actions: ActionLinksService,
    private readonly identity: IdentityService,
  ) {}

  async open({ kind, token }: MailedLink, now: Date): Promise<OpenedLink | null> {
    if (kind === 'notice') return this.notice(token, now);
    if (kind === 'action') return this.action(token, now);
    const mailed = await this.links.mailedTo(token, now);
    return mailed && { ...mailed, by: { kind: 'holder', purpose: 'manage-mailed', id: mailed.id }, subject: { kind, id: mailed.id } };
  }

  private async notice(token: string, now: Date): Promise<OpenedLink> {
    const { notice, by } = await this.notices.byToken(token, now);
    return { by, id: notice.id, subject: { kind: 'case', id: notice.caseId }, addressId: await this.addressOf(notice) };
  }

  private async action(token: string, now: Date): Promise<OpenedLink> {
    const { linked, by } = await this.actions.byToken(token, now);
    return { by, id: linked.linkId, subject: { kind: 'case', id: linked.action.caseId }, addressId: linked.addressId };
  }

  private async addressOf({ personId, addressId }: NoticeRead): Promise<string | null> {
    if (!personId) return addressId;
    const { email } = await this.identity.person(asIntake, personId);
    return (await this.identity.findAddress(asIntake, email))?.id ?? null;
  }
}
