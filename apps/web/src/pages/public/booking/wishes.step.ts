import { Injectable } from '@nestjs/common';
import { DraftsService } from '#intake';
import { anonymous, clockOf } from '#kernel';
import { wishesPage } from '#views';
import { type Fields, faultsOf, textOf, tooLong } from '../../form.js';
import { hasteIn } from '../../haste.js';
import { beforeWishes, nextStep } from './course.js';
import { DraftTerritory } from './draft-territory.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

const most = 200;
const fields = ['moment1', 'moment2', 'moment3'] as const;

/** « Quels moments vous conviendraient ? »: asked when no slot answers. */
@Injectable()
export class WishesStep implements BookingStep {
  readonly name = 'souhaits';

  constructor(
    private readonly territory: DraftTerritory,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<string> {
    return this.page(turn, turn.draft.answers.preferred ?? []);
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const wishes = fields.map((field) => textOf(form, field));
    const wrong = faultsOf([
      [wishes.every((wish) => wish === ''), 'moment1', 'Indiquez au moins un moment.'],
      ...fields.map((field, index) => [(wishes[index] ?? '').length > most, field, tooLong(most)] as const),
    ]);
    const faults = wrong.length > 0 ? wrong : hasteIn(form, turn.visit, 'moment1');
    if (faults.length > 0) return again(await this.page(turn, wishes, faults));
    const { key, now } = turn.visit;
    const preferred = wishes.filter((wish) => wish !== '');
    return { go: nextStep(await this.drafts.answer(anonymous, key, { preferred, start: null }, now)) };
  }

  private async page(
    { visit: { csrf }, draft: { answers }, query, forWhom }: Turn,
    wishes: readonly string[],
    faults: ReturnType<typeof faultsOf> = [],
  ): Promise<string> {
    const { timeZone } = await this.territory.of(answers);
    const onRequest = textOf(query, 'sur-demande') === '1';
    return wishesPage({ csrf, forWhom, faults, wishes, onRequest, clock: clockOf(timeZone), backTo: beforeWishes(answers) });
  }
}
