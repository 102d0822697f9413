import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import nodemailer from 'nodemailer';
import { config } from './config.js';

export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
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

/** A mail server that says nothing for this long is as good as away, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Where letters leave; the sender is the service, answers go to the desk. */
@Injectable()
export class Mail implements OnApplicationShutdown {
  private readonly transport = nodemailer.createTransport({ url: config().smtpUrl, pool: true, maxConnections: 2, ...patience } as never);

  /** The mail server's answer, three digits (RFC 5321 §4.2). */
  async send({ to, subject, text, html, messageId, calendar }: Letter): Promise<number> {
    const { desk } = config();
    const { response } = await this.transport.sendMail({
      from: sender(),
      replyTo: { name: desk.name, address: desk.email },
      to,
      subject,
      text,
      html,
      messageId: `<${messageId}>`,
      headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no absence notice in return
      ...(calendar && { icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.content } }),
    });
    return Number.parseInt(String(response), 10) || 250;
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
