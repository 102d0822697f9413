import { Injectable } from '@nestjs/common';
import { type Actor, event, NotFound, type PersonActor, permit } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { CorrectionAnswered, CorrectionAskedBefore, TooLateToCorrect } from '../cases.errors.js';
import { askedUntil } from '../domain/corrections.js';
import { type MinutesFacts, mayAnswerCorrection, mayAskCorrection } from '../domain/minutes-policy.js';
import { refuse } from '../refused-fields.js';
import type { Asker, CorrectionRead } from './correction.read.js';
import { correctionFields } from './corrections.fr.js';
import { answerCorrection, askCorrection, correctionOf, waitingCorrections } from './corrections.queries.js';

/** Minutes, with the clock of the collectivité to which they go. */
export interface JudgedMinutes extends MinutesFacts {
  /** Null before they are sent. */
  readonly sentAt: Date | null;
  readonly timeZone: string;
}

const most = 2_000;

/** « Ce compte rendu n’est pas exact »: said for fifteen days by those to whom it went, and answered once. The minutes themselves stay as they were read. */
@Injectable()
export class MinutesCorrectionsService {
  constructor(
    private readonly database: Database,
    private readonly announcer: Announcer,
  ) {}

  /** Of minutes that their reader was let read; null as long as nobody found anything wrong. */
  async find(appointmentId: string): Promise<CorrectionRead | null> {
    return (await this.database.row<CorrectionRead>(correctionOf, [appointmentId])) ?? null;
  }

  mayAsk(by: Actor, about: JudgedMinutes, now: Date): boolean {
    return about.sentAt !== null && mayAskCorrection(by, about) === 'allowed' && now < askedUntil(about.sentAt, about.timeZone);
  }

  mayAnswer(by: Actor, about: MinutesFacts): boolean {
    return mayAnswerCorrection(by, about) === 'allowed';
  }

  /** The same said twice is said once. */
  @Transactional()
  async ask(by: Actor, about: JudgedMinutes, { wish, who }: { wish: string; who: Asker }, now: Date): Promise<void> {
    permit(mayAskCorrection(by, about));
    const words = wish.trim();
    refuse([[words === '' || words.length > most, 'wish', correctionFields.wish]]);
    const until = untilOf(about);
    if (now >= until) throw new TooLateToCorrect();
    const [personId, saidBy] = 'personId' in who ? [who.personId, null] : [null, who.saidBy];
    const asked = await this.database.rows(askCorrection, [about.appointmentId, until, words, now, personId, saidBy]);
    if (asked.length > 0) return this.tell(by, 'CorrectionAsked', about, now);
    if ((await this.found(about)).wish !== words) throw new CorrectionAskedBefore();
  }

  /** To what was asked; or of her own accord, as when it was said to her by telephone. */
  @Transactional()
  async answer(
    by: PersonActor,
    about: JudgedMinutes,
    { answer, isCorrected }: { answer: string; isCorrected: boolean | null },
    now: Date,
  ): Promise<void> {
    permit(mayAnswerCorrection(by, about));
    const words = answer.trim();
    const isAsked = (await this.find(about.appointmentId)) !== null;
    refuse([
      [words === '' || words.length > most, 'answer', correctionFields.answer],
      [isCorrected === null || !(isAsked || isCorrected), 'isCorrected', correctionFields.isCorrected],
    ]);
    const until = untilOf(about);
    const said = await this.database.rows(answerCorrection, [about.appointmentId, until, words, isCorrected, now, by.personId]);
    if (said.length > 0) return this.tell(by, 'CorrectionAnswered', about, now);
    const found = await this.found(about);
    if (found.answer !== words || found.isCorrected !== isCorrected) throw new CorrectionAnswered();
  }

  /** The appointments of hers of which someone waits for an answer, the oldest first. */
  async waiting(by: PersonActor, limit: number): Promise<string[]> {
    return (await this.database.rows<{ id: string }>(waitingCorrections, [by.personId, limit])).map(({ id }) => id);
  }

  private async found({ appointmentId }: MinutesFacts): Promise<CorrectionRead> {
    const found = await this.find(appointmentId);
    if (!found) throw new NotFound();
    return found;
  }

  private async tell(
    by: Actor,
    name: 'CorrectionAsked' | 'CorrectionAnswered',
    { appointmentId: id }: MinutesFacts,
    now: Date,
  ): Promise<void> {
    await this.announcer.record(by, event(name, { kind: 'appointment', id }, { appointmentId: id }), now);
  }
}

/** Until when they may be said to be wrong; before they are sent there is nothing to say. */
function untilOf({ sentAt, timeZone }: JudgedMinutes): Date {
  if (!sentAt) throw new NotFound();
  return askedUntil(sentAt, timeZone);
}
