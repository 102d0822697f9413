import { NotificationsWorkerModule } from '#notifications/worker';
import { PlatformWorkerModule } from '#platform/worker';
import type { Agent } from '../../apps/cli/src/agents.js';
import { type RunningApp, startApp } from './app.js';
import { type OpenBrowser, openBrowser } from './browser.js';
import { publicUrl, StandinServer } from './pro-connect.js';
import { SmtpSink } from './smtp-sink.js';
import { Timeline } from './timeline.js';
import { Traveller } from './traveller.js';

export interface Seat {
  readonly width: number;
  readonly javaScript: boolean;
}

const dated = /(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) .*$/;

/** Web and worker on a clock that the play sets, an identity provider and a mail server: people come to it in Chromium, each in a browser of her own. */
export class Playhouse {
  private readonly browsers: OpenBrowser[] = [];
  private readonly travellers: Traveller[] = [];
  private told = 0;

  private constructor(
    readonly running: RunningApp,
    readonly sink: SmtpSink,
    private readonly provider: StandinServer,
    readonly timeline: Timeline,
  ) {}

  /** `agents` are those whom ProConnect knows. */
  static async open(now: string, agents: readonly Agent[]): Promise<Playhouse> {
    const [sink, provider] = [await SmtpSink.open(), await StandinServer.open()];
    provider.answer({ agents });
    const { issuer, clientId, clientSecret } = provider.settings();
    Object.assign(process.env, { PROCONNECT_ISSUER: issuer, PROCONNECT_CLIENT_ID: clientId, PROCONNECT_CLIENT_SECRET: clientSecret });
    Object.assign(process.env, { SMTP_URL: sink.url, THROTTLE_PER_MINUTE: '0' });
    const running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    return new Playhouse(running, sink, provider, new Timeline(running, sink));
  }

  /** Someone who has just found us, in a browser with nothing in it. */
  async enters(name: string, seat: Seat): Promise<Traveller> {
    const browser = await openBrowser({ ...seat, at: { [new URL(publicUrl).host]: new URL(this.running.url).host } });
    this.browsers.push(browser);
    const traveller = await Traveller.at(await browser.page(), publicUrl, name);
    this.travellers.push(traveller);
    return traveller;
  }

  /** The last link of that kind in a mailbox, once everything has left. */
  async link(email: string, kind: string): Promise<string> {
    await this.timeline.settled();
    const found = this.sink.to(email).flatMap(({ text }) => text?.match(new RegExp(`https?://\\S+/${kind}/[\\w-]{20,}`, 'g')) ?? []);
    return found.at(-1) ?? `${publicUrl}/no-${kind}-for-${email}`;
  }

  /** What has reached mailboxes since this was last asked: to whom, and the subject up to its date; in the order of their texts. */
  async news(): Promise<string[]> {
    await this.timeline.settled();
    const all = this.timeline.received.map(({ mail }) => `${mail.recipients.join(', ')}: ${mail.subject?.replace(dated, '…')}`);
    const fresh = all.slice(this.told);
    this.told = all.length;
    return fresh.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' ')).sort();
  }

  /** What was wrong with any page that anyone saw. */
  faults(): string[] {
    const troubles = this.browsers.flatMap((browser) => browser.troubles).filter((trouble) => !/favicon/.test(trouble));
    return [...this.travellers.flatMap((traveller) => traveller.faults), ...troubles];
  }

  async close(): Promise<void> {
    for (const browser of this.browsers) await browser.close();
    await this.running.close();
    await this.provider.close();
    await this.sink.close();
  }
}
