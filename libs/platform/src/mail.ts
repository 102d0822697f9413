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

/** Where letters leave; the sender is the service, answers go to the desk. */
@Injectable()
export class Mail implements OnApplicationShutdown {
  private readonly transport = nodemailer.createTransport({ url: config().smtpUrl, pool: true, maxConnections: 2 } as never);

  async send({ to, subject, text, html, messageId, calendar }: Letter): Promise<void> {
    const { mailFrom, desk } = config();
    await this.transport.sendMail({
      from: { name: 'Territoires d’engagement (ANCT)', address: mailFrom },
      replyTo: { name: desk.name, address: desk.email },
      to,
      subject,
      text,
      html,
      messageId: `<${messageId}>`,
      ...(calendar && { icalEvent: { method: calendar.method, filename: 'rendez-vous.ics', content: calendar.content } }),
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
