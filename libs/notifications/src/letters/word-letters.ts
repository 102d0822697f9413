import { Injectable } from '@nestjs/common';
import { CasesService, ContestReaders, NoticesService, notedWords, phaseNames, type StepRead, saidHowNames } from '#cases';
import { IdentityService, readBySeveral } from '#identity';
import { system } from '#kernel';
import { config } from '#platform';
import type { WordKind } from '../domain/kinds.js';
import { wordContested, wordNoted, wordToCall } from '../mails/word.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Reader, Written } from './written.js';

const asNotifications = system('notifications');

/** Writes to a collectivité what was noted as its word, or to whoever follows the case that she has to call. Null when there is nothing to say any more. */
@Injectable()
export class WordLetters {
  constructor(
    private readonly notices: NoticesService,
    private readonly contests: ContestReaders,
    private readonly cases: CasesService,
    private readonly identity: IdentityService,
  ) {}

  write(message: Message, kind: WordKind, reader: Reader, now: Date): Promise<Written | null> {
    if (kind === 'word_contested') return this.contested(message, now);
    return kind === 'word_noted' ? this.noted(message, reader, now) : this.toCall(message, now);
  }

  private async noted({ subjectId, personId, addressId }: Message, { email, proven }: Reader, now: Date): Promise<Written | null> {
    const told = await this.notices.toMail(asNotifications, subjectId, { personId, addressId }, now);
    if (!told) return null;
    const { step, title, territoryLabel, contactName } = told.notice;
    const address = await this.identity.findAddress(asNotifications, email);
    const wording = wordNoted({
      ...{ organisationName: territoryLabel, title, words: notedWords(step), ...saidOf(step), reason: step.reason, author: step.author },
      ...{ at: step.at, contestableUntil: step.contestableUntil ?? step.at, url: told.url, desk: config().desk },
      isClosed: !proven || address === null || readBySeveral(address),
    });
    return { name: personId ? fullName(await this.identity.person(asNotifications, personId)) : contactName, wording };
  }

  private async contested({ subjectId, personId }: Message, now: Date): Promise<Written | null> {
    const { caseId, title, territoryLabel, phase, step } = await this.contests.contested(asNotifications, subjectId, now);
    if (!step.contestedAt) return null;
    const { desk, publicUrl } = config();
    const wording = wordContested({
      ...{ organisationName: territoryLabel, title, words: notedWords(step), ...saidOf(step), author: step.author },
      ...{ contestedBy: step.contestedBy ?? '', contestedAt: step.contestedAt, phase: phaseNames[phase] },
      ...{ url: `${publicUrl}/dossiers/${caseId}`, desk },
    });
    return { name: personId ? fullName(await this.identity.person(asNotifications, personId)) : desk.name, wording };
  }

  private async toCall({ subjectId, personId }: Message, now: Date): Promise<Written | null> {
    const { caseId, step } = await this.notices.noted(asNotifications, subjectId);
    if (step.contestedAt || !step.contestableUntil || step.contestableUntil <= now) return null;
    const { title, territoryLabel } = await this.cases.one(asNotifications, caseId, now);
    const { desk, publicUrl } = config();
    const wording = wordToCall({ organisationName: territoryLabel, title, url: `${publicUrl}/dossiers/${caseId}`, desk });
    return { name: fullName(await this.identity.person(asNotifications, personId ?? '')), wording };
  }
}

const saidOf = ({ saidBy, saidOn, saidHow }: StepRead) => ({
  ...{ saidBy: saidBy ?? '', saidOn: saidOn ?? '', saidHow: saidHow ? saidHowNames[saidHow] : '' },
});
