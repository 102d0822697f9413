import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type MoveRead, type OpenedRequest, type Promised, PromisesService, TriageService } from '#intake';
import { type Actor, anonymous } from '#kernel';
import { TerritoriesService } from '#territories';
import type { HistoryLine } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { printed } from '../public/names.fr.js';
import { historyLine } from './moves.fr.js';

/** What the pages of a request are made of. */
export interface Story extends OpenedRequest {
  readonly lines: readonly HistoryLine[];
  /** What we wait for; null when we wait for nothing. */
  readonly question: string | null;
  readonly promised: Promised | undefined;
}

/** What happened to a request, told as the asker may read it, and what is still to come. */
@Injectable()
export class RequestStory {
  constructor(
    private readonly triage: TriageService,
    private readonly promises: PromisesService,
    private readonly identity: IdentityService,
    private readonly territories: TerritoriesService,
  ) {}

  async of(by: Actor, id: string, now: Date): Promise<Story> {
    const opened = await this.triage.opened(by, id);
    const { request, moves } = opened;
    return {
      ...opened,
      lines: await this.lines(moves),
      question: moves.find(({ number }) => number === request.askedNumber)?.words ?? null,
      promised: (await this.promises.of(by, [request], now)).get(request.id),
    };
  }

  /** What others did after that version; nothing unless `version` is one that was shown. */
  async since(by: Actor, id: string, version: number): Promise<HistoryLine[]> {
    return this.lines((await this.triage.history(by, id)).filter(({ number }) => number > version));
  }

  private async lines(moves: readonly MoveRead[]): Promise<HistoryLine[]> {
    const ids = (of: (made: MoveRead) => (string | null)[]) => [...new Set(moves.flatMap(of))].filter((id) => id !== null);
    const persons = ids(({ personId, advisorId }) => [personId, advisorId]);
    const territories = ids(({ territoryFrom, territoryTo }) => [territoryFrom, territoryTo]);
    const people = persons.length > 0 ? await this.identity.persons(asPages, persons) : [];
    const places = territories.length > 0 ? await this.territories.names(anonymous, territories) : [];
    const names = {
      people: new Map(people.map((person) => [person.id, fullName(person)])),
      places: new Map([...places].map(([id, name]) => [id, printed(name)])),
    };
    return moves.map((made) => historyLine(made, names));
  }
}
