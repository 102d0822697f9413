import { Injectable } from '@nestjs/common';
import { RequestOnly, SlotTaken } from '#appointments';
import { AnswersChanged, type DraftRead, DraftsService, seenIn } from '#intake';
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

  /** Nothing is made of answers that this page has not shown. */
  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    if (textOf(form, 'vu') !== turn.draft.seen) return this.changed(turn);
    const doubt = doubtIn(turn.draft);
    const said = oneOf(textOf(form, 'adresse-sure'), ['corriger', 'garder'] as const);
    if (doubt && !said) {
      const faults = [{ field: 'adresse-sure', sentence: 'Dites si l’adresse est bien écrite.' }];
      return again(await this.page(turn, turn.draft, { faults }));
    }
    const change = { emailSure: true, ...(doubt && said === 'corriger' && { email: doubt }) };
    if (doubt) await this.drafts.answer(anonymous, turn.visit.key, change, turn.visit.now);
    return this.confirmed(turn, seenIn({ ...turn.draft.answers, ...change }));
  }

  /** A slot lost at the last moment: the page of hours says so and proposes the nearest. A closed door: the page of wishes. */
  private async confirmed(turn: Turn, seen: string): Promise<Outcome> {
    const { key, network, now } = turn.visit;
    try {
      await this.drafts.confirmSeen(anonymous, { key, seen, network }, now);
      return { go: 'confirmation' };
    } catch (refusal) {
      if (refusal instanceof AnswersChanged) return this.changed(turn);
      return insteadOf(refusal);
    }
  }

  /** Another page of this browser has changed an answer: what stands now is shown, to be confirmed anew. */
  private async changed(turn: Turn): Promise<Outcome> {
    countRefusal('answers-changed');
    const draft = await this.held.keep(turn);
    return draft.hold === 'lost' ? { go: 'creneau' } : again(await this.page(turn, draft, { changed: true }), 409);
  }

  private async page(
    { visit: { csrf }, forWhom }: Turn,
    draft: DraftRead,
    { faults = [], changed = false }: Trouble = {},
  ): Promise<string> {
    const [slot, lines] = [await this.held.words(draft), await this.summary.lines(draft)];
    const { seen, answers } = draft;
    return checkPage({
      ...{ csrf, forWhom, faults, lines, slot, seen, changed, sure: null },
      email: answers.email ?? '',
      meant: doubtIn(draft),
    });
  }
}

/** Where a refused confirmation leads: to other hours, or to the request that a person answers. */
function insteadOf(refusal: unknown): Outcome {
  if (!(refusal instanceof SlotTaken || refusal instanceof RequestOnly)) throw refusal;
  countRefusal(refusal.code);
  return refusal instanceof SlotTaken ? { go: 'creneau' } : { go: 'souhaits', with: { 'sur-demande': '1' } };
}

interface Trouble {
  readonly faults?: Fault[];
  readonly changed?: boolean;
}

const doubtIn = ({ answers: { email = '', emailSure } }: DraftRead): string | null => (emailSure ? null : meantBy(email));
