import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentRegister, timing } from '#appointments';
import { CorrectingMinutes } from '#intake';
import { later, minutes, type Page } from '#kernel';
import type { Card } from '#views';
import { cardForCell } from '../appointment-cards.fr.js';
import type { SignedVisit } from '../signed.js';

/** Appointments of hers that have begun, and of which she has not yet said how they ended. */
@Injectable()
export class ToWrite {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly correcting: CorrectingMinutes,
  ) {}

  /** The oldest first; each leads straight to its writing screen. */
  async list(visit: SignedVisit, asked: { readonly after?: string; readonly limit: number }): Promise<Page<Card>> {
    const { items, next } = await this.register.list(visit.by, wanted(visit), asked);
    return { items: items.map((one) => writingCard(one, visit)), next };
  }

  /** Of which someone says that the minutes are not exact, and waits for her answer. */
  async corrections(visit: SignedVisit, limit: number): Promise<Card[]> {
    return (await this.correcting.waiting(visit.by, limit)).map((one) => writingCard(one, visit));
  }

  count(visit: SignedVisit): Promise<number> {
    return this.register.count(visit.by, wanted(visit));
  }
}

/** An appointment that leads to its writing screen. */
function writingCard(one: AppointmentRead, { signIn, now }: SignedVisit): Card {
  const card = cardForCell(one, signIn.timeZone, now);
  return { ...card, href: `${card.href}/compte-rendu`, join: null };
}

const wanted = ({ by, now }: SignedVisit) => ({
  advisorId: by.personId,
  statuses: ['confirmed'],
  until: later(now, -minutes(timing.patienceMinutes)),
});
