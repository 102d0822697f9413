import { Injectable } from '@nestjs/common';
import { DraftsService } from '#intake';
import { anonymous } from '#kernel';
import { TerritoriesService, type TerritoryRead } from '#territories';
import { type Fault, territoryDetail, territoryPage, territoryResultsPage } from '#views';
import { type Fields, textOf } from '../../form.js';
import { printed } from '../names.fr.js';
import { nextStep } from './course.js';
import { again, type BookingStep, type Outcome, type Turn } from './turn.js';

const mostShown = 20;

const sentences = {
  missing: 'Indiquez votre collectivité : son nom ou son code postal.',
  short: 'Donnez au moins deux lettres.',
  unchosen: 'Choisissez une réponse dans la liste.',
};

/** « Votre collectivité »: suggested as one types, or found and listed on a page of its own. */
@Injectable()
export class TerritoryStep implements BookingStep {
  readonly name = 'collectivite';
  readonly early = true;

  constructor(
    private readonly territories: TerritoriesService,
    private readonly drafts: DraftsService,
  ) {}

  async show(turn: Turn): Promise<string> {
    const query = textOf(turn.query, 'recherche');
    if (query) return this.results(turn, query);
    const { territoryId } = turn.draft.answers;
    const known = territoryId ? await this.territories.find(anonymous, territoryId) : null;
    return territoryPage({ csrf: turn.visit.csrf, forWhom: turn.forWhom, faults: [], query: known?.label ?? '', chosen: known?.id ?? '' });
  }

  async answer(turn: Turn, form: Fields): Promise<Outcome> {
    const [query, id] = [textOf(form, 'recherche').slice(0, 120), textOf(form, 'territoire')];
    if (textOf(form, 'choix') === 'liste') return this.chosen(turn, query, id);
    const fault = faultOf(query);
    if (fault)
      return again(
        territoryPage({
          csrf: turn.visit.csrf,
          forWhom: turn.forWhom,
          faults: [{ field: 'recherche', sentence: fault }],
          query,
          chosen: '',
        }),
      );
    const suggested = id ? await this.territories.find(anonymous, id) : null;
    const known = suggested?.label === query ? suggested : await this.exact(query);
    return known ? this.keep(turn, known) : { go: 'collectivite', with: { recherche: query } };
  }

  private async chosen(turn: Turn, query: string, id: string): Promise<Outcome> {
    const territory = id ? await this.territories.find(anonymous, id) : null;
    if (territory) return this.keep(turn, territory);
    return again(await this.results(turn, query, [{ field: 'territoire', sentence: sentences.unchosen }]));
  }

  /** What stands in the field is the very label of one of them: it was suggested before the connection was lost. */
  private async exact(query: string): Promise<TerritoryRead | null> {
    const bare = query.replace(/ \([^)]*\)$/, '');
    const found = await this.found(bare);
    return found.find(({ label }) => label === query) ?? null;
  }

  private async keep({ visit: { key, now }, draft: { answers } }: Turn, { id }: TerritoryRead): Promise<Outcome> {
    const other = answers.territoryId !== id;
    const change = { territoryId: id, said: null, ...(other && { preferred: null }) };
    return { go: nextStep(await this.drafts.answer(anonymous, key, change, now)) };
  }

  private async results({ visit: { csrf }, forWhom }: Turn, query: string, faults: Fault[] = []): Promise<string> {
    const found = await this.found(query);
    const shown = found.slice(0, mostShown).map(({ id, label, kind, population }) => ({
      ...{ id, label: printed(label) },
      detail: territoryDetail({ kind, label, population }),
    }));
    return territoryResultsPage({ csrf, forWhom, faults, query, found: shown, more: found.length > mostShown });
  }

  private async found(query: string): Promise<TerritoryRead[]> {
    return query.length < 2 ? [] : this.territories.search(anonymous, { q: query, limit: mostShown + 1 });
  }
}

function faultOf(query: string): string | null {
  if (query === '') return sentences.missing;
  return query.length < 2 ? sentences.short : null;
}
