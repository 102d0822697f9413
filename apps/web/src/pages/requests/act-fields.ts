import { Injectable } from '@nestjs/common';
import { type RequestRead, TriageService } from '#intake';
import { anonymous } from '#kernel';
import { TerritoriesService } from '#territories';
import { type ActField, type RequestActProps, territoryDetail } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';
import { printed } from '../public/names.fr.js';
import type { SignedVisit } from '../signed.js';
import { type ActWords, advisorField, territoryField } from './acts.fr.js';

interface Asking {
  readonly visit: SignedVisit;
  readonly query?: Fields | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly request: RequestRead;
}

const mostShown = 20;

/** The questions of an act, with what there is to choose from. */
@Injectable()
export class ActFields {
  constructor(
    private readonly triage: TriageService,
    private readonly territories: TerritoriesService,
  ) {}

  async of({ move, fields }: ActWords, asking: Asking): Promise<Pick<RequestActProps, 'fields' | 'typed' | 'search'>> {
    if (move === 'accept') return this.givenTo(fields, asking);
    return move === 'correct' ? this.corrected(fields, asking) : { fields, typed: asking.typed };
  }

  /** Whoever opens the page takes it herself, unless she chooses someone else. */
  private async givenTo(fields: readonly ActField[], { visit: { by, now }, typed }: Asking) {
    const advisors = await this.triage.advisors(by, now);
    const choices = advisors.map((advisor) => ({ value: advisor.id, label: fullName(advisor) }));
    return {
      fields: fields.map((field) => (field.name === advisorField ? { ...field, choices } : field)),
      typed: { [advisorField]: by.personId, ...typed },
    };
  }

  /** Looked for by name first, then chosen among those found. */
  private async corrected(fields: readonly ActField[], { query, typed, request }: Asking) {
    const q = textOf(query, 'recherche');
    const chosen = typed[territoryField] ? await this.territories.find(anonymous, typed[territoryField]) : null;
    const found = chosen ? [chosen] : q ? await this.territories.search(anonymous, { q, limit: mostShown }) : [];
    const choices = found
      .filter(({ id }) => id !== request.territoryId)
      .map((territory) => ({ value: territory.id, label: printed(territory.label), hint: territoryDetail(territory) }));
    const nothing = q && choices.length === 0 ? 'Aucune autre collectivité ne porte ce nom.' : null;
    return {
      ...{ fields: choices.length > 0 ? fields.map((field) => ({ ...field, choices })) : [], typed },
      search: { label: 'Nom ou code postal', value: q, nothing },
    };
  }
}
