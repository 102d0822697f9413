import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail extends Email {
  /** The envelope's, lower-cased. */
  readonly recipients: readonly string[];
  readonly raw: string;
  /** The first text/calendar part, as it was sent; null when there is none. */
  readonly calendar: string | null;
}

/** A refusal: the three digits of the server's answer, and what it says to it. */
export interface Refused {
  readonly code: number;
  readonly recipient?: string;
  readonly said?: string;
}

/** What smtp-server keeps of each. */
interface Connection {
  readonly session: { readonly id: string };
  readonly _socket: Socket;
}

/** How it behaves: as it ought to, never saying a word, or hanging up in the middle of each letter. */
type Mood = 'well' | 'silent' | 'cutting';

/** A mail server of the tests' own: takes letters, or refuses them as it is told. */
export class SmtpSink {
  readonly mails: ReceivedMail[] = [];
  /** Called while each letter is being sent, before it is taken. */
  meanwhile: () => Promise<void> = async () => {};
  private mood: Mood = 'well';
  private refusals: Refused[] = [];
  private server = this.served();
  private port = 0;

  static async open(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    await sink.reopen();
    return sink;
  }

  /** Again on the port it had. */
  async reopen(): Promise<void> {
    this.server = this.served();
    await new Promise<void>((listening) => this.server.listen(this.port, '127.0.0.1', () => listening()));
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  private served(): SMTPServer {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 200,
      onConnect: (_session, done) => {
        if (this.mood !== 'silent') done();
      },
      onRcptTo: ({ address }, _session, done) => done(this.refusalFor(address)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (this.mood === 'cutting') this.hangUp((id) => id === session.id);
        });
        stream.on('end', () => {
          const recipients = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
          this.keep(Buffer.concat(chunks), recipients).then(() => done(), done);
        });
      },
    });
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** From the next connection on: those that are open are closed. */
  behave(mood: Mood): void {
    this.mood = mood;
    this.hangUp(() => true);
  }

  /** Refuses the next letter, once; `said` follows the code. */
  refuseOnce(refusal: Refused): void {
    this.refusals.push(refusal);
  }

  to(email: string): ReceivedMail[] {
    return this.mails.filter(({ recipients }) => recipients.includes(email.toLowerCase()));
  }

  /** Resolves once so many mails are there in all. */
  async holds(count: number, patience = 10_000): Promise<void> {
    const deadline = performance.now() + patience;
    while (this.mails.length < count) {
      if (performance.now() > deadline) throw new Error(`${this.mails.length} mails came, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  clear(): void {
    this.mails.length = 0;
    this.mood = 'well';
    this.refusals = [];
  }

  close(): Promise<void> {
    return new Promise((closed) => this.server.close(() => closed()));
  }

  private hangUp(isMeant: (sessionId: string) => boolean): void {
    const { connections } = this.server as unknown as { connections: Set<Connection> };
    for (const { session, _socket } of connections) if (isMeant(session.id)) _socket.destroy();
  }

  private refusalFor(address: string): Error | null {
    const index = this.refusals.findIndex(({ recipient }) => !recipient || recipient === address.toLowerCase());
    const [refusal] = index < 0 ? [] : this.refusals.splice(index, 1);
    return refusal ? Object.assign(new Error(refusal.said ?? 'refused by the test'), { responseCode: refusal.code }) : null;
  }

  private async keep(raw: Buffer, recipients: readonly string[]): Promise<void> {
    await this.meanwhile();
    const email = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
    const calendar = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar');
    this.mails.push({ ...email, recipients, raw: raw.toString('utf8'), calendar: calendar ? String(calendar.content) : null });
  }
}
