import { Injectable } from '@nestjs/common';
import { AppointmentRegister, timing } from '#appointments';
import { later, minutes, type Page } from '#kernel';
import type { Card } from '#views';
import { cardForCell } from '../appointment-cards.fr.js';
import type { SignedVisit } from '../signed.js';

/** Appointments of hers that have begun, and of which she has not yet said how they ended. */
@Injectable()
export class ToWrite {
  constructor(private readonly register: AppointmentRegister) {}

  /** The oldest first; each leads straight to its writing screen. */
  async list(visit: SignedVisit, asked: { readonly after?: string; readonly limit: number }): Promise<Page<Card>> {
    const { items, next } = await this.register.list(visit.by, wanted(visit), asked);
    const cards = items.map((one) => {
      const card = cardForCell(one, visit.signIn.timeZone, visit.now);
      return { ...card, href: `${card.href}/compte-rendu`, join: null };
    });
    return { items: cards, next };
  }

  count(visit: SignedVisit): Promise<number> {
    return this.register.count(visit.by, wanted(visit));
  }
}

const wanted = ({ by, now }: SignedVisit) => ({
  advisorId: by.personId,
  statuses: ['confirmed'],
  until: later(now, -minutes(timing.patienceMinutes)),
});
