import { Injectable } from '@nestjs/common';
import { type DraftAnswers, type DraftRead, DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { config } from '#platform';
import { type Fault, type YouAnswers, youPage } from '#views';
import type { Fields } from '../../form.js';
import { hasteIn } from '../../haste.js';
import { nextStep } from './course.js';
import { HeldSlot } from './held-slot.js';
import { again, type BookingStep, type Outcome, type Shown, type Turn } from './turn.js';
import { faultsInYou, keptOf, readYou } from './you.form.js';

/** « Vous » */
@Injectable()
export class YouStep implements BookingStep {
  readonly name = 'vous';
  readonly early = true;

  constructor(
    private readonly held: HeldSlot,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<Shown> {
    const draft = await this.held.keep(turn);
    return draft.hold === 'lost' ? { go: 'creneau' } : this.page(turn, draft, youOf(draft.answers));
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const { key, now } = turn.visit;
    const { answers } = turn.draft;
    const you = readYou(form);
    const wrong = faultsInYou(you, answers.modality ?? 'visio');
    const draft = await this.drafts.answer(anonymous, key, keptOf(you, wrong, answers), now);
    const faults = wrong.length > 0 ? wrong : hasteIn(form, turn.visit, 'prenom');
    return faults.length > 0 ? again(await this.page(turn, draft, you, faults)) : { go: nextStep(draft) };
  }

  private async page({ visit, forWhom }: Turn, draft: DraftRead, answers: YouAnswers, faults: Fault[] = []): Promise<string> {
    return youPage({
      ...{ csrf: visit.csrf, forWhom, faults, answers },
      slot: await this.held.words(draft),
      byPhone: draft.answers.modality === 'phone',
      backTo: draft.path === 'request' ? 'souhaits' : 'creneau',
      desk: config().desk,
    });
  }
}

const youOf = (answers: DraftAnswers): YouAnswers => ({
  firstName: answers.firstName ?? '',
  lastName: answers.lastName ?? '',
  email: answers.email ?? '',
  status: answers.status ?? '',
  phone: answers.phone ?? '',
  intention: answers.intention ?? '',
});
