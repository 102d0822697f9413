import { Injectable } from '@nestjs/common';
import { anonymous } from '#kernel';
import { TerritoriesService, type TerritoryRead } from '#territories';
import { printed } from './public/names.fr.js';

/** As many as one can choose from at a glance. */
const mostFound = 10;

/** A place by what someone typed of it; where several answer, she chooses. */
@Injectable()
export class PlaceFinder {
  constructor(private readonly territories: TerritoriesService) {}

  /** The one chosen, the one of that very name, else all that are found. */
  async find(typed: string, chosen: string): Promise<TerritoryRead[]> {
    const known = chosen || typed.includes(':') ? await this.territories.find(anonymous, chosen || typed) : null;
    if (known) return [known];
    const found = typed.length < 2 ? [] : await this.territories.search(anonymous, { q: typed, limit: mostFound });
    const exact = found.filter(({ label }) => label === typed);
    return exact.length === 1 ? exact : found;
  }
}

/** What is shown where there is a choice. */
export const choiceOf = (found: readonly TerritoryRead[]): { value: string; label: string }[] =>
  found.length > 1 ? found.map(({ id, label }) => ({ value: id, label: printed(label) })) : [];
