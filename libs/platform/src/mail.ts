import { type BeforeApplicationShutdown, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { config } from './config.js';
import { longestSending, smtpOptions } from './smtp.js';

export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  /** Whom an answer goes to; the desk unless said. */
  readonly replyTo?: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stable per message, so that a second sending is recognised as the same. Without angle brackets. */
  readonly messageId: string;
  /** iTIP (RFC 5546): the part's `method` parameter equals METHOD. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

/** Who writes: the same in the letter and in its calendar, or mail readers distrust the invitation. */
export const sender = () => ({ name: 'Territoires d’engagement (ANCT)', address: config().mailFrom });

/** How long a letter on its way may hold up the end of the process, in milliseconds. */
const farewell = 5_000;

/** Where letters leave; the sender is the service, answers go to the desk, unless a letter says otherwise. */
@Injectable()
export class Mail implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly transport = nodemailer.createTransport(smtpOptions(config().smtpUrl) as never);
  private readonly underWay = new Set<AbortController>();

  /** The mail server's answer, three digits (RFC 5321 §4.2). Ends within `longestSending`, one way or the other. */
  async send(letter: Letter): Promise<number> {
    const sending = new AbortController();
    const limit = setTimeout(() => sending.abort(), longestSending);
    this.underWay.add(sending);
    try {
      const { response } = await this.transport.sendMail({ ...inMime(letter), signal: sending.signal } as never);
      return Number.parseInt(String(response), 10) || 250;
    } finally {
      clearTimeout(limit);
      this.underWay.delete(sending);
    }
  }

  /** Letters are given up in time for the process to note that they have to leave again. */
  beforeApplicationShutdown(): void {
    setTimeout(() => {
      for (const sending of this.underWay) sending.abort();
    }, farewell).unref();
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

function inMime({ to, replyTo, subject, text, html, messageId, calendar }: Letter) {
  const { desk } = config();
  return {
    from: sender(),
    replyTo: replyTo ?? { name: desk.name, address: desk.email },
    ...{ to, subject, text, html, messageId: `<${messageId}>` },
    headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no absence notice in return
    ...(calendar && { icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.content } }),
  };
}
