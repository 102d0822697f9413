import { Injectable } from '@nestjs/common';
import { CasesService } from '#cases';
import type { Actor } from '#kernel';
import { openCaseWords } from './cases.fr.js';

/** Whoever acts for a collectivité is told of its cases where she books or asks for it; a link, or a person alone, of none. */
@Injectable()
export class OwnProjects {
  constructor(private readonly cases: CasesService) {}

  /** One sentence for each that goes on. */
  async of(by: Actor, territoryId: string, now: Date): Promise<string[]> {
    const isHers = by.kind === 'person' && by.standing?.territoryId === territoryId;
    return isHers ? (await this.cases.openOf(by, territoryId, now)).map(openCaseWords) : [];
  }
}
