import { Injectable } from '@nestjs/common';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { type Fault, type NeedWords, needPage } from '#views';
import { type Fields, oneOf, textOf } from '../../form.js';
import { CataloguePage } from '../catalogue.page.js';
import { nextStep } from './course.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

/** « De quoi voulez-vous parler ? » */
@Injectable()
export class NeedStep implements BookingStep {
  readonly name = 'besoin';

  constructor(
    private readonly catalogue: CataloguePage,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<string> {
    const types = await this.catalogue.words();
    return this.page(turn, types, turn.draft.answers.type ?? types[0]?.code ?? '');
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const types = await this.catalogue.words();
    const type = oneOf(
      textOf(form, 'type'),
      types.map(({ code }) => code),
    );
    if (!type) return again(this.page(turn, types, '', [{ field: 'type', sentence: 'Choisissez de quoi vous voulez parler.' }]));
    const { key, now } = turn.visit;
    return { go: nextStep(await this.drafts.answer(anonymous, key, { type }, now)) };
  }

  private page({ visit: { csrf }, draft, query, forWhom }: Turn, types: NeedWords[], chosen: string, faults: Fault[] = []): string {
    const forgotten = textOf(query, 'oubli') !== '' && !draft.answers.type;
    return needPage({ csrf, forWhom, faults, types, chosen, forgotten });
  }
}
