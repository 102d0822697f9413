// A mail server that can be slow, away, silent, or cut the line in the middle of a letter; it counts what it took by Message-ID.
import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { pause } from '../../apps/cli/src/processes.mjs';

export class MailServer {
  /** What was taken, in order: `id`, `to`, and when (`at`, milliseconds of the real clock). */
  letters = [];
  /** How long each letter takes, in milliseconds; those that are under way follow when it changes. */
  pace = 0;
  /** Letters that have begun to come and were not answered yet, by connection. */
  #underWay = new Set();
  /** Of these, those that have come in full: whoever brought them may be gone before they are answered. */
  #whole = new Set();
  #everUsed = new Set();
  #busyAt = 0;
  #mood = 'well';
  #port = 0;
  #server;

  static async open() {
    const server = new MailServer();
    await server.reopen();
    return server;
  }

  get url() {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  get underWay() {
    return this.#underWay.size;
  }

  /** How many connections brought letters. */
  get connections() {
    return this.#everUsed.size;
  }

  get ids() {
    return new Set(this.letters.map(({ id }) => id));
  }

  /** How many copies too many. */
  get doubled() {
    return this.letters.length - this.ids.size;
  }

  /** Nobody brings anything any more; whoever stands still in the middle of a letter does not count. */
  async quiet() {
    while (performance.now() - this.#busyAt < this.pace + 1_000) await pause(20);
  }

  /** Those that came again: how long after the first, in milliseconds. */
  get twice() {
    const first = (letter) => this.letters.find(({ id }) => id === letter.id);
    return this.letters
      .filter((letter) => first(letter) !== letter)
      .map((letter) => `${letter.to}, ${letter.at - first(letter).at} ms later`);
  }

  /** `well`, `silent` (never says a word) or `cutting` (hangs up as soon as a letter begins to come). */
  behave(mood) {
    this.#mood = mood;
    this.#hangUp();
  }

  /** Again on the port it had. */
  async reopen() {
    this.#server = this.#made();
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server.server, 'listening');
    this.#port = this.#server.server.address().port;
  }

  async close() {
    this.#hangUp();
    await new Promise((closed) => this.#server.close(closed));
  }

  #made() {
    return new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 200,
      onConnect: (_session, done) => {
        if (this.#mood !== 'silent') done();
      },
      onData: (stream, session, done) => this.#take(stream, session, done),
      onClose: ({ id }) => this.#gone(id),
    }).on('error', () => {}); // whoever was killed hung up without a word
  }

  #take(stream, session, done) {
    this.#underWay.add(session.id);
    this.#everUsed.add(session.id);
    let head = '';
    let isCut = false;
    stream.on('data', (part) => {
      this.#busyAt = performance.now();
      isCut ||= this.#mood === 'cutting';
      if (isCut) this.#hangUp();
      head += head.length < 8192 ? part.toString('latin1') : '';
    });
    stream.once('error', () => this.#underWay.delete(session.id)); // it did not come in full
    stream.once('end', async () => {
      if (isCut) return void this.#underWay.delete(session.id); // it had come in one piece
      this.#whole.add(session.id);
      await this.#paced();
      const id = /^message-id:\s*(\S+)/im.exec(head)?.[1];
      this.letters.push({ id, to: session.envelope.rcptTo[0].address.toLowerCase(), at: Date.now() });
      this.#whole.delete(session.id);
      this.#underWay.delete(session.id);
      done();
    });
  }

  /** In the middle of a letter: it will not come in full. */
  #gone(id) {
    if (!this.#whole.has(id)) this.#underWay.delete(id);
  }

  async #paced() {
    const since = performance.now();
    while (performance.now() - since < this.pace) await pause(Math.min(20, this.pace));
  }

  #hangUp() {
    for (const { _socket } of this.#server.connections) _socket.destroy();
  }
}
