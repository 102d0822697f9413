import { Injectable } from '@nestjs/common';
import {
  ActReceipts,
  AdmissionsService,
  IdentityService,
  isSharedMailbox,
  JoiningService,
  OrganisationsService,
  SignInService,
} from '#identity';
import { system } from '#kernel';
import { config } from '#platform';
import type { AccessKind } from '../domain/kinds.js';
import { invitation, joinAnswered, joinAsked, nobodyAnswers, signInLink } from '../mails/access.fr.js';
import { actContested, actReceipt } from '../mails/act.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Written } from './written.js';

const asNotifications = system('notifications');

type Writer = (message: Message, now: Date) => Promise<Written | null>;

/** Writes what opens a door, and who asks for it. Null when there is nothing to say any more. */
@Injectable()
export class AccessLetters {
  constructor(
    private readonly signIns: SignInService,
    private readonly admissions: AdmissionsService,
    private readonly joining: JoiningService,
    private readonly organisations: OrganisationsService,
    private readonly receipts: ActReceipts,
    private readonly identity: IdentityService,
  ) {}

  write(message: Message, kind: AccessKind, now: Date): Promise<Written | null> {
    return this.writers[kind](message, now);
  }

  private readonly writers: Record<AccessKind, Writer> = {
    sign_in: async ({ subjectId }, now) => {
      const link = await this.signIns.linkToMail(asNotifications, subjectId, now);
      return link && { name: '', wording: signInLink({ url: link.url, desk: config().desk }) };
    },

    invitation: async ({ subjectId }, now) => {
      const offer = await this.admissions.offerToMail(asNotifications, subjectId, now);
      if (!offer) return null;
      const said = { ...offer, by: offer.saidBy, isSuccession: offer.way === 'named', desk: config().desk };
      return { name: fullName(offer), wording: invitation(said) };
    },

    join_asked: async ({ subjectId, personId }, now) => {
      const { admission, accepted } = await this.joining.asking(asNotifications, subjectId, now);
      if (accepted !== null || admission.expiresAt <= now) return null;
      return { name: '', wording: joinAsked({ ...admission, ...door(), who: admission, hasLead: personId !== null }) };
    },

    join_answered: async ({ subjectId }, now) => {
      const { admission, accepted } = await this.joining.asking(asNotifications, subjectId, now);
      return { name: fullName(admission), wording: joinAnswered({ ...admission, ...door(), accepted: accepted === true }) };
    },

    nobody_answers: async ({ subjectId }) => {
      const { name, unansweredSince } = await this.organisations.organisation(asNotifications, subjectId);
      const { desk } = config();
      return unansweredSince && { name: desk.name, wording: nobodyAnswers({ organisationName: name, desk }) };
    },

    act_receipt: async (message) => {
      const { act, url, reader } = await this.toldOf(message);
      return url ? { name: reader.name, wording: actReceipt({ ...act, ...reader, url, desk: config().desk }) } : null;
    },

    act_contested: async (message) => {
      const { act, reader } = await this.toldOf(message);
      return { name: reader.name, wording: actContested({ ...act, ...reader, desk: config().desk }) };
    },
  };

  /** An act, and who reads of it: in a mailbox that several people read, not what it says. */
  private async toldOf({ subjectId, personId }: Message) {
    const told = await this.receipts.toMail(asNotifications, subjectId, personId);
    if (!personId) return { ...told, reader: { name: config().desk.name, isAuthor: false, sharedMailbox: false } };
    const person = await this.identity.person(asNotifications, personId);
    const reader = { name: fullName(person), isAuthor: personId === told.act.personId, sharedMailbox: isSharedMailbox(person.email) };
    return { ...told, reader };
  }
}

/** Where people come in, and whom they call. */
const door = () => ({ url: `${config().publicUrl}/connexion`, desk: config().desk });
