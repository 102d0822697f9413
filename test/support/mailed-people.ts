import type { RunningApp } from './app.js';
import { until } from './command.js';
import { FormVisitor } from './form-visitor.js';
import type { SmtpSink } from './smtp-sink.js';

/** People who have a browser and a mailbox, and come in by what they find in it. */
export class MailedPeople {
  constructor(
    private readonly running: RunningApp,
    private readonly sink: SmtpSink,
  ) {}

  /** The address of the last link of that kind in her mailbox, once there are more mails with one than `before`. */
  async link(email: string, kind: 'connexion' | 'invitation' | 'acte' | 'rendez-vous', before = 0): Promise<string> {
    const links = () => this.sink.to(email).flatMap(({ text }) => text?.match(new RegExp(`/${kind}/[\\w-]{20,}`, 'g')) ?? []);
    await until(() => links().length > before);
    return links().at(-1) ?? '';
  }

  /** Asks for a link on the page, and follows it from her mailbox. */
  async comesIn(email: string, name = { prenom: 'Odile', nom: 'Chabert' }): Promise<FormVisitor> {
    const before = this.sink.to(email).filter(({ text }) => /\/connexion\/[\w-]{20,}/.test(text ?? '')).length;
    const visitor = await new FormVisitor(this.running.url).open('/connexion');
    await visitor.send({ adresse: email }, '/connexion');
    await visitor.open(await this.link(email, 'connexion', before));
    return visitor.send(visitor.html.includes('name="prenom"') ? name : {});
  }
}
