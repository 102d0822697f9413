import { Injectable } from '@nestjs/common';
import type { Modality } from '#appointments';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { modalityPage, onSitePage } from '#views';
import { type Fields, oneOf, textOf, tooLong } from '../../form.js';
import { CataloguePage } from '../catalogue.page.js';
import { nextStep } from './course.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

const inOrder: readonly Modality[] = ['visio', 'phone', 'on_site'];

/** « Comment voulez-vous nous parler ? » */
@Injectable()
export class ModalityStep implements BookingStep {
  readonly name = 'modalite';

  constructor(
    private readonly catalogue: CataloguePage,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<string> {
    const { csrf } = turn.visit;
    return modalityPage({
      csrf,
      forWhom: turn.forWhom,
      faults: [],
      modalities: await this.offered(turn),
      chosen: turn.draft.answers.modality ?? 'visio',
    });
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const { csrf, key, now } = turn.visit;
    const modalities = await this.offered(turn);
    const modality = oneOf(textOf(form, 'modalite'), modalities);
    const faults = [{ field: 'modalite', sentence: 'Choisissez l’une des manières de nous parler.' }];
    if (!modality) return again(modalityPage({ csrf, forWhom: turn.forWhom, faults, modalities, chosen: 'visio' }));
    const change = { modality, preferred: null, ...(modality !== 'on_site' && { place: null }) };
    return { go: nextStep(await this.drafts.answer(anonymous, key, change, now)) };
  }

  private async offered({ draft: { answers } }: Turn): Promise<Modality[]> {
    const type = (await this.catalogue.bookable()).find(({ code }) => code === answers.type);
    return inOrder.filter((modality) => type?.modalities.includes(modality) ?? true);
  }
}

/** « Où se retrouver ? » */
@Injectable()
export class OnSiteStep implements BookingStep {
  readonly name = 'sur-place';

  constructor(private readonly drafts: DraftsService) {}

  async show({ visit: { csrf }, draft: { answers }, forWhom }: Turn): Promise<string> {
    return onSitePage({ csrf, forWhom, faults: [], place: answers.place ?? '' });
  }

  async answer({ visit: { csrf, key, now }, forWhom }: Turn, form: Fields): Promise<Outcome> {
    const place = textOf(form, 'lieu');
    const sentence = place === '' ? 'Indiquez un lieu, même approximatif.' : tooLong(2000);
    if (place === '' || place.length > 2000) return again(onSitePage({ csrf, forWhom, faults: [{ field: 'lieu', sentence }], place }));
    return { go: nextStep(await this.drafts.answer(anonymous, key, { place }, now)) };
  }
}
