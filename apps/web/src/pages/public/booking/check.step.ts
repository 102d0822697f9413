import { Injectable } from '@nestjs/common';
import { SlotTaken } from '#appointments';
import { type DraftRead, DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { checkPage, type Fault } from '#views';
import { countRefusal } from '../../../edge/counters.js';
import { type Fields, oneOf, textOf } from '../../form.js';
import { HeldSlot } from './held-slot.js';
import { meantBy } from './mistyped.js';
import { SummaryPage } from './summary.page.js';
import { again, type BookingStep, type Outcome, type Shown, type Turn } from './turn.js';

/** « Vérifiez, puis confirmez » */
@Injectable()
export class CheckStep implements BookingStep {
  readonly name = 'verification';

  constructor(
    private readonly held: HeldSlot,
    private readonly summary: SummaryPage,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<Shown> {
    const draft = await this.held.keep(turn);
    return draft.hold === 'lost' ? { go: 'creneau' } : this.page(turn, draft);
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const { key, now } = turn.visit;
    const doubt = doubtIn(turn.draft);
    const said = oneOf(textOf(form, 'adresse-sure'), ['corriger', 'garder'] as const);
    if (doubt && !said) {
      const sentence = 'Dites si l’adresse est bien écrite.';
      return again(await this.page(turn, turn.draft, [{ field: 'adresse-sure', sentence }]));
    }
    const change = { emailSure: true, ...(doubt && said === 'corriger' && { email: doubt }) };
    if (doubt) await this.drafts.answer(anonymous, key, change, now);
    return this.confirmed(key, now);
  }

  /** A slot lost at the last moment: the page of hours says so and proposes the nearest. */
  private async confirmed(key: string, now: Date): Promise<Outcome> {
    try {
      await this.drafts.confirm(anonymous, key, now);
      return { go: 'confirmation' };
    } catch (refusal) {
      if (!(refusal instanceof SlotTaken)) throw refusal;
      countRefusal(refusal.code);
      return { go: 'creneau' };
    }
  }

  private async page({ visit: { csrf } }: Turn, draft: DraftRead, faults: Fault[] = []): Promise<string> {
    const [slot, lines] = [await this.held.words(draft), await this.summary.lines(draft)];
    return checkPage({ ...{ csrf, faults, lines, slot, sure: null }, email: draft.answers.email ?? '', meant: doubtIn(draft) });
  }
}

const doubtIn = ({ answers: { email = '', emailSure } }: DraftRead): string | null => (emailSure ? null : meantBy(email));
