import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Announcer } from '#platform';
import { isInternalTraced } from './domain/policy.js';

interface Reading {
  readonly caseId: string;
  readonly what: 'notes' | 'evidence' | 'documents' | 'story';
  /** What was answered; what has no visibility is everybody's. */
  readonly things: readonly object[];
}

/** What is internal to a case, read by someone who does not follow it, goes to the journal; what is shared does not. */
@Injectable()
export class InternalReadings {
  constructor(private readonly announcer: Announcer) {}

  async note(by: Actor, { caseId, what, things }: Reading, now: Date): Promise<void> {
    if (!isInternalTraced(by) || !things.some(isInternal)) return;
    await this.announcer.note(by, { name: 'InternalRead', subject: { kind: 'case', id: caseId }, payload: { what } }, now);
  }
}

const isInternal = (thing: object): boolean => 'visibility' in thing && thing.visibility === 'internal';
