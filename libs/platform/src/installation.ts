import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from './clock.js';
import { config, WrongSetting } from './config.js';
import { Database } from './database.js';
import { Secret } from './secret.js';

/** Remembers with which secret this database was made, and whether it holds the demonstration; anything else stops the start. */
@Injectable()
export class Installation implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.database.rows(
      'INSERT INTO installation (id, secret_fingerprint, demonstration, installed_at) VALUES (1, $1, $2, $3) ON CONFLICT DO NOTHING',
      [this.secret.fingerprint(), config().demo, this.clock.now()],
    );
    const made = await this.database.row<{ secret_fingerprint: string; demonstration: boolean }>(
      'SELECT secret_fingerprint, demonstration FROM installation WHERE id = 1',
    );
    if (made?.secret_fingerprint !== this.secret.fingerprint())
      throw new WrongSetting('APP_SECRET n’est pas celui avec lequel cette base a été créée : les liens déjà envoyés seraient perdus.');
    if (made.demonstration && !config().demo) throw new WrongSetting('Cette base contient la démonstration : DEMO=0 est refusé.');
    if (!made.demonstration && config().demo) throw new WrongSetting('Cette base est celle d’un vrai service : DEMO=1 est refusé.');
    await this.database.rows('SELECT journal_resume()');
  }
}
