import { Injectable } from '@nestjs/common';
import { type RequestRead, TriageService } from '#intake';
import { TerritoriesService } from '#territories';
import type { ActField, RequestActProps } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import type { Fields } from '../form.js';
import { placeChoice } from '../place-choice.js';
import type { SignedVisit } from '../signed.js';
import { type ActWords, advisorField, territoryField } from './acts.fr.js';

interface Asking {
  readonly visit: SignedVisit;
  readonly query?: Fields | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly request: RequestRead;
}

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

  private async corrected(fields: readonly ActField[], { query, typed, request }: Asking) {
    const asked = { query, chosen: typed[territoryField] ?? '', present: request.territoryId };
    const { choices, search } = await placeChoice(this.territories, asked);
    return { fields: choices.length > 0 ? fields.map((field) => ({ ...field, choices })) : [], typed, search };
  }
}
