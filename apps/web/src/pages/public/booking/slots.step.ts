import { Injectable } from '@nestjs/common';
import { SlotTaken } from '#appointments';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { type Fault, type LostSlot, slotsPage } from '#views';
import { countRefusal } from '../../../edge/counters.js';
import { type Fields, textOf } from '../../form.js';
import { nextStep } from './course.js';
import { lostAt, type Offer, SlotsPage } from './slots.page.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

const none = 'aucun';

/** « Quand voulez-vous nous parler ? » */
@Injectable()
export class SlotsStep implements BookingStep {
  readonly name = 'creneau';

  constructor(
    private readonly slots: SlotsPage,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<string> {
    const offer = await this.slots.offer(turn);
    return this.page(turn, offer, { lost: await this.slots.lost(turn, offer) });
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const given = textOf(form, 'creneau');
    if (given === none) return { go: 'souhaits' };
    const start = new Date(given);
    if (Number.isNaN(start.getTime())) return this.unchosen(turn);
    const { key, network, now } = turn.visit;
    try {
      return { go: nextStep(await this.drafts.choose(anonymous, key, { start, network }, now)) };
    } catch (refusal) {
      if (!(refusal instanceof SlotTaken)) throw refusal;
      countRefusal(refusal.code);
      return this.taken(turn, start, refusal);
    }
  }

  private async unchosen(turn: Turn): Promise<Outcome> {
    const faults = [{ field: 'creneau', sentence: 'Choisissez une heure, ou dites qu’aucune ne convient.' }];
    return again(this.page(turn, await this.slots.offer(turn), { faults }));
  }

  private async taken(turn: Turn, start: Date, refusal: SlotTaken): Promise<Outcome> {
    return again(this.page(turn, await this.slots.offer(turn), { lost: lostAt(start, refusal) }), 409);
  }

  private page({ visit: { csrf }, draft: { answers }, forWhom }: Turn, offer: Offer, { faults = [], lost = null }: Trouble): string {
    const { week, action, wide, wideHref, whenParisOpens, clock, requestOnly } = offer;
    return slotsPage({
      ...{ action, csrf, forWhom, faults, week, lost, requestOnly },
      chosen: offer.chosen,
      modality: answers.modality === 'phone' ? 'phone' : 'visio',
      hours: { wide, href: wideHref },
      none: { whenParisOpens, wishes: answers.preferred ?? [], clock },
    });
  }
}

interface Trouble {
  readonly faults?: readonly Fault[];
  readonly lost?: LostSlot | null;
}
