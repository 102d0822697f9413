import { Injectable } from '@nestjs/common';
import { PeopleService } from '#identity';
import { fullName } from '../appointment-cards.fr.js';
import type { SignedVisit } from '../signed.js';

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Who can follow a case. */
@Injectable()
export class Referents {
  constructor(private readonly people: PeopleService) {}

  /** Coordination chooses among all; an advisor has herself. */
  async of({ by, now }: SignedVisit): Promise<Option[]> {
    if (by.standing?.role === 'advisor') return [{ value: by.personId, text: 'Moi' }];
    return (await this.people.named(by, 'advisor', now)).map((one) => ({ value: one.id, text: fullName(one) }));
  }
}
