import { Injectable } from '@nestjs/common';
import { Links } from '#appointments';
import { OpenedLinks, type ToldAt } from '#cases';
import { IdentityService } from '#identity';
import { type Actor, system } from '#kernel';
import { RequestsService } from './requests.service.js';

/** A link that a mail holds: of an appointment, of a request, of what was noted for a collectivité, of a message or an action of a case. */
export interface MailedLink {
  readonly kind: 'appointment' | 'request' | 'notice' | 'exchange' | 'action';
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

/** What the links of mails open, and where they were mailed to. */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly links: Links,
    private readonly requests: RequestsService,
    private readonly opened: OpenedLinks,
    private readonly identity: IdentityService,
  ) {}

  /** Null for a link of an appointment that a page showed. */
  async open({ kind, token }: MailedLink, now: Date): Promise<OpenedLink | null> {
    if (kind === 'request') {
      const { request, by } = await this.requests.byToken(token);
      return { by, id: request.id, subject: { kind, id: request.id }, addressId: request.addressId };
    }
    if (kind !== 'appointment') {
      const { by, id, caseId, ...to } = await this.opened.opened(kind, token, now);
      return { by, id, subject: { kind: 'case', id: caseId }, addressId: await this.addressOf(to) };
    }
    const mailed = await this.links.mailedTo(token, now);
    return mailed && { ...mailed, by: { kind: 'holder', purpose: 'manage-mailed', id: mailed.id }, subject: { kind, id: mailed.id } };
  }

  private async addressOf({ personId, addressId }: ToldAt): Promise<string | null> {
    if (!personId) return addressId;
    const { email } = await this.identity.person(asIntake, personId);
    return (await this.identity.findAddress(asIntake, email))?.id ?? null;
  }
}
