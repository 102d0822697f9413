import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#appointments';
import { type DraftRead, DraftsService } from '#intake';
import { anonymous, hourAt, later, minutes } from '#kernel';
import type { SlotWords } from '#views';
import { deskZone, momentOf } from '../moments.fr.js';
import { DraftTerritory } from './draft-territory.js';
import type { Turn } from './turn.js';

/** The slot of a draft between its choice and its confirmation. */
@Injectable()
export class HeldSlot {
  constructor(
    private readonly drafts: DraftsService,
    private readonly catalogue: CatalogueService,
    private readonly territory: DraftTerritory,
  ) {}

  /** Takes it back when its hold has run out; `lost` when someone else has it. */
  keep({ draft, visit: { key, network, now } }: Turn): Promise<DraftRead> {
    return draft.path === 'request' ? Promise.resolve(draft) : this.drafts.keepHold(anonymous, key, network, now);
  }

  /** Null on the way to a request, which has no slot. */
  async words({ answers, heldUntil, path }: DraftRead): Promise<SlotWords | null> {
    if (path === 'request' || !answers.start || !answers.type) return null;
    const { timeZone } = await this.territory.of(answers);
    const { durationMinutes } = await this.catalogue.bookable(anonymous, answers.type);
    const start = new Date(answers.start);
    const span = { start, end: later(start, minutes(durationMinutes)) };
    return { when: momentOf(span, timeZone, deskZone), heldUntil: heldUntil && hourAt(heldUntil, timeZone) };
  }
}
