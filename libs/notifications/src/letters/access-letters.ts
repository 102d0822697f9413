import { Injectable } from '@nestjs/common';
import { SignInService } from '#identity';
import { system } from '#kernel';
import { config } from '#platform';
import type { AccessKind } from '../domain/kinds.js';
import { signInLink } from '../mails/access.fr.js';
import type { Message } from '../message.entity.js';
import type { Written } from './written.js';

const asNotifications = system('notifications');

/** Writes what opens a door. Null when there is nothing to say any more. */
@Injectable()
export class AccessLetters {
  constructor(private readonly signIns: SignInService) {}

  write({ subjectId }: Message, kind: AccessKind, now: Date): Promise<Written | null> {
    const writers: Record<AccessKind, () => Promise<Written | null>> = {
      sign_in: () => this.signInLink(subjectId, now),
    };
    return writers[kind]();
  }

  private async signInLink(id: string, now: Date): Promise<Written | null> {
    const link = await this.signIns.linkToMail(asNotifications, id, now);
    return link && { name: '', wording: signInLink({ url: link.url, desk: config().desk }) };
  }
}
