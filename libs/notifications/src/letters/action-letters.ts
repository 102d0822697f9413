import { Injectable } from '@nestjs/common';
import { ActionLinksService } from '#cases';
import { IdentityService, readBySeveral } from '#identity';
import { system } from '#kernel';
import { config } from '#platform';
import { actionsDue } from '../mails/action.fr.js';
import type { Message } from '../message.entity.js';
import type { Reader, Written } from './written.js';

const asNotifications = system('notifications');

/** Writes to one address all that is to be done there soon, or is late. Null when there is nothing to say any more. */
@Injectable()
export class ActionLetters {
  constructor(
    private readonly links: ActionLinksService,
    private readonly identity: IdentityService,
  ) {}

  async write({ subjectId }: Message, { proven }: Reader, now: Date): Promise<Written | null> {
    const told = await this.links.toMail(asNotifications, subjectId, now);
    if (!told) return null;
    const isClosed = !proven || readBySeveral(await this.identity.address(asNotifications, subjectId));
    return { name: told.name, wording: actionsDue({ actions: told.actions, isClosed, desk: config().desk }) };
  }
}
