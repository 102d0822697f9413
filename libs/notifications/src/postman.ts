import { Injectable, Logger } from '@nestjs/common';
import { config, Mail, traced } from '#platform';
import { isAboutAppointment, type MessageKind } from './domain/kinds.js';
import { accepted, type Verdict, verdictOn } from './domain/verdict.js';
import { Gate, type Ready } from './gate.js';
import { type Batch, type Lease, Leases } from './leases.js';
import { Letters } from './letters/letters.js';
import { type Sources, SourcesReader } from './letters/sources.js';
import type { Reader } from './letters/written.js';
import type { Message } from './message.entity.js';
import { Outcomes } from './outcomes.js';
import { persistently } from './persistently.js';

/** Brings a few messages to the mail server: reads and decides together, sends with no transaction open, notes each as it went. */
@Injectable()
export class Postman {
  private readonly log = new Logger(Postman.name);
  private isServerAway = false;

  constructor(
    private readonly sources: SourcesReader,
    private readonly letters: Letters,
    private readonly gate: Gate,
    private readonly mail: Mail,
    private readonly outcomes: Outcomes,
    private readonly leases: Leases,
  ) {}

  /** False when the mail server is away. Whatever was not begun, when `mayGoOn` says no, is given back. */
  async deliver({ lease, messages }: Batch, mayGoOn: () => boolean, now: Date): Promise<boolean> {
    let left = [...messages];
    try {
      const going = await this.gate.letThrough(await this.ready(messages, lease, now), lease, now);
      left = going.map(({ message }) => message);
      for (const one of going) {
        if (!mayGoOn()) return true;
        left.shift();
        const { isServerAway } = await traced({ jobId: `messages/${one.message.id}` }, () => this.bring(one, lease, now));
        if (isServerAway) return false;
      }
      return true;
    } finally {
      await this.leases.giveBack(lease, left);
    }
  }

  /** The letters that there is something to say in; the other messages are settled. */
  private async ready(messages: readonly Message[], lease: Lease, now: Date): Promise<Ready[]> {
    const sources = await this.sources.of(messages, now);
    const ready: Ready[] = [];
    for (const message of messages) {
      const letter = await this.written(message, sources, lease, now);
      if (letter) ready.push(letter);
    }
    return ready;
  }

  /** One that cannot be written does not keep the others: it is tried again later, and has failed in the end. */
  private async written(message: Message, sources: Sources, lease: Lease, now: Date): Promise<Ready | null> {
    try {
      const reader = readerOf(message, sources);
      const letter = reader && (await this.letters.letter(message, reader, sources, now));
      if (reader && letter) return { message, reader, letter };
      if (reader) await this.outcomes.settle([message], 'superseded', lease, now);
      else await this.outcomes.withhold(message, lease, now);
    } catch (error) {
      this.log.error(error);
      await this.outcomes.defer(message, lease, { smtpCode: null }, now);
    }
    return null;
  }

  private async bring(ready: Ready, lease: Lease, now: Date): Promise<Verdict> {
    const verdict = await this.sent(ready.letter);
    await persistently(() => this.outcomes.note(ready, lease, verdict, now));
    return verdict;
  }

  private async sent(letter: Ready['letter']): Promise<Verdict> {
    try {
      const verdict = accepted(await this.mail.send(letter));
      this.isServerAway = false;
      return verdict;
    } catch (error) {
      const verdict = verdictOn(error);
      if (verdict.isServerAway) this.sayAway(error);
      return verdict;
    }
  }

  /** Once, until a letter leaves again; what the server said may hold people's data. */
  private sayAway(error: unknown): void {
    const { code } = error as { code?: string };
    if (!this.isServerAway) this.log.error(`the mail server does not play its part: ${code ?? 'no answer'}`);
    this.isServerAway = true;
  }
}

/** What is due on a day of the desk has its clock. */
const clockOf = (kind: MessageKind): string | null => (kind === 'actions_due' ? 'Europe/Paris' : null);

/** Null when nothing is sent there: the address is dead, or nobody gave one. */
function readerOf(message: Message, sources: Sources): Reader | null {
  const { recipient, kind, subjectId } = message;
  if (recipient.kind === 'desk' || sources.leaver(message)) return { email: config().desk.email, proven: true, timeZone: null };
  if (recipient.kind === 'person') {
    const { email, timeZone } = sources.person(recipient.id);
    return email ? { email, proven: true, timeZone } : null;
  }
  const { email, provenAt, deadAt } = sources.address(recipient.id);
  const timeZone = isAboutAppointment(kind) ? sources.appointment(subjectId).timeZone : clockOf(kind);
  return deadAt || email === null ? null : { email, proven: provenAt !== null, timeZone };
}
