import { Injectable } from '@nestjs/common';
import type { PersonRead } from '#identity';
import { config, type Letter } from '#platform';
import { isAboutAccess, isAboutAppointment, isAboutCase, isAboutRequest, withdraws } from '../domain/kinds.js';
import { insteadOf } from '../mails/leaver.fr.js';
import { htmlOf } from '../mails/letter.mail.js';
import { textOf } from '../mails/letter.text.js';
import { typesetWording } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import { AccessLetters } from './access-letters.js';
import { AppointmentLetters } from './appointment-letters.js';
import { CaseLetters } from './case-letters.js';
import { DayLetters } from './day-letters.js';
import { OtherLetters } from './other-letters.js';
import { RequestLetters } from './request-letters.js';
import type { Sources } from './sources.js';
import type { Reader, Written } from './written.js';

/** From a message to a letter that can leave. */
@Injectable()
export class Letters {
  constructor(
    private readonly aboutAppointments: AppointmentLetters,
    private readonly days: DayLetters,
    private readonly access: AccessLetters,
    private readonly requests: RequestLetters,
    private readonly cases: CaseLetters,
    private readonly others: OtherLetters,
  ) {}

  /** Null when there is nothing to say any more. */
  async letter(message: Message, reader: Reader, sources: Sources, now: Date): Promise<Letter | null> {
    const written = await this.write(message, reader, sources, now);
    if (!written) return null;
    const { desk, mailFrom } = config();
    const leaver = sources.leaver(message);
    const { name, calendar, replyTo, wording: words } = leaver ? forTheDesk(written, leaver) : written;
    const wording = typesetWording({ ...words, closing: [...words.closing, desk.name] });
    return {
      to: { name, address: reader.email },
      subject: wording.subject,
      text: textOf(wording),
      html: await htmlOf(wording),
      messageId: `${message.stableId}@${mailFrom.split('@')[1]}`,
      ...(calendar && { calendar }),
      ...(replyTo && { replyTo }),
    };
  }

  private async write(message: Message, reader: Reader, sources: Sources, now: Date): Promise<Written | null> {
    const { kind } = message;
    // that someone else has it is no news to the desk
    if (withdraws(kind) && sources.leaver(message)) return null;
    if (isAboutAppointment(kind)) return this.aboutAppointments.write(message, reader, sources, now);
    if (isAboutAccess(kind)) return this.access.write(message, kind, now);
    if (isAboutRequest(kind)) return this.requests.write(message, kind, now);
    if (isAboutCase(kind)) return this.cases.write(message, kind, reader, now);
    if (kind === 'advisor_day') return this.days.write(message, sources.person(message.subjectId).timeZone, now);
    return this.others.write(message, kind, now);
  }
}

/** No calendar: the desk receives nobody. */
function forTheDesk({ wording }: Written, leaver: PersonRead): Written {
  const { publicUrl, desk } = config();
  return { name: desk.name, wording: insteadOf(leaver, wording, `${publicUrl}/coordination/rendez-vous?confier=oui`) };
}
