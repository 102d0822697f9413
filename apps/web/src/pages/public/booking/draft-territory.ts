import { Injectable } from '@nestjs/common';
import type { DraftAnswers } from '#intake';
import { anonymous } from '#kernel';
import { TerritoriesService } from '#territories';
import { deskZone } from '../moments.fr.js';
import { printed } from '../names.fr.js';

/** Whose clock and whose name a draft's pages show: the territory's, or of one that is not listed its département's clock. */
@Injectable()
export class DraftTerritory {
  constructor(private readonly territories: TerritoriesService) {}

  /** Whom a préfecture asks for; null by any other door. */
  async forWhom(answers: DraftAnswers): Promise<string | null> {
    if (answers.door !== 'prefecture') return null;
    const { label } = await this.of(answers);
    return label || 'une collectivité';
  }

  async of({ territoryId, said }: DraftAnswers): Promise<{ label: string; timeZone: string }> {
    const id = said ? `departement:${said.departement}` : (territoryId ?? '');
    const known = await this.territories.find(anonymous, id);
    return { label: said?.name ?? printed(known?.label ?? ''), timeZone: known?.timeZone ?? deskZone };
  }
}
