import { Injectable } from '@nestjs/common';
import { CatalogueService, type SessionTypeRead } from '#appointments';
import { anonymous } from '#kernel';
import type { NeedWords } from '#views';
import { lastingWords } from './moments.fr.js';

/** What one can come and talk about. */
@Injectable()
export class CataloguePage {
  constructor(private readonly catalogue: CatalogueService) {}

  async bookable(): Promise<SessionTypeRead[]> {
    return (await this.catalogue.sessionTypes(anonymous)).filter((type) => type.bookable);
  }

  async words(): Promise<NeedWords[]> {
    return (await this.bookable()).map(({ code, title, purpose, durationMinutes }) => ({
      ...{ code, title, purpose },
      lasting: lastingWords(durationMinutes),
    }));
  }
}
