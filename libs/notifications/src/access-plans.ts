import { Injectable } from '@nestjs/common';
import { ActReceipts, AdmissionsService, JoiningService, SignInService } from '#identity';
import { system } from '#kernel';
import type { CarriedEvent } from '#platform';
import { type Told, told } from './domain/told.js';
import type { Plan } from './plan.js';

const asNotifications = system('notifications');

/** Who is told of those who come in, ask to, or are invited. */
@Injectable()
export class AccessPlans {
  constructor(
    private readonly signIns: SignInService,
    private readonly admissions: AdmissionsService,
    private readonly joining: JoiningService,
    private readonly receipts: ActReceipts,
  ) {}

  async signInLinkAsked({ payload: { signInLinkId } }: CarriedEvent<'SignInLinkAsked'>, now: Date): Promise<Plan | null> {
    const link = await this.signIns.linkToMail(asNotifications, signInLinkId, now);
    return link && about(signInLinkId, told.signInLinkAsked(link.addressId));
  }

  async memberInvited({ payload: { admissionId } }: CarriedEvent<'MemberInvited'>, now: Date): Promise<Plan | null> {
    const offer = await this.admissions.offerToMail(asNotifications, admissionId, now);
    return offer?.addressId ? about(admissionId, told.invited(offer.addressId)) : null;
  }

  async joinAsked({ payload: { admissionId } }: CarriedEvent<'JoinAsked'>, now: Date): Promise<Plan | null> {
    const { leads } = await this.joining.asking(asNotifications, admissionId, now);
    return about(admissionId, told.joinAsked(leads));
  }

  /** Whoever asked is told; who was invited has answered herself. */
  async admissionAnswered({ payload: { admissionId } }: CarriedEvent<'AdmissionAnswered'>, now: Date): Promise<Plan | null> {
    const { admission } = await this.joining.asking(asNotifications, admissionId, now);
    return admission.way === 'asked' && admission.personId ? about(admissionId, told.joinAnswered(admission.personId)) : null;
  }

  async actDone({ payload: { actId } }: CarriedEvent<'ActDone'>): Promise<Plan> {
    return about(actId, told.actDone(await this.receipts.readers(asNotifications, actId)));
  }

  async actContested({ payload: { actId } }: CarriedEvent<'ActContested'>): Promise<Plan> {
    return about(actId, told.actContested(await this.receipts.readers(asNotifications, actId)));
  }

  /** The event's number tells one time from the next. */
  async nobodyAnswers({ outboxId, payload: { organisationId } }: CarriedEvent<'NobodyAnswers'>): Promise<Plan> {
    return { ...about(organisationId, told.nobodyAnswers), sequence: outboxId };
  }
}

const about = (subjectId: string, said: readonly Told[]): Plan => ({ subjectId, sequence: 0, told: said, facts: {} });
