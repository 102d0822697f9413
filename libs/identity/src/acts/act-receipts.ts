import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, NotFound } from '#kernel';
import { config, Database, digest, Secret } from '#platform';
import type { ActRead } from './act.read.js';
import { actById, receiptByLink } from './acts.queries.js';

interface Receipt {
  readonly id: string;
  readonly actId: string;
  readonly personId: string;
  readonly membershipId: string | null;
}

/** Who was told of an act: its author and those who lead, each once, each with a link of her own. */
@Injectable()
export class ActReceipts {
  constructor(
    private readonly database: Database,
    private readonly secret: Secret,
  ) {}

  /** In the transaction of the act. */
  async issue(actId: string, personIds: readonly string[]): Promise<void> {
    for (const personId of new Set(personIds)) {
      const id = randomUUID();
      const values = [id, actId, personId, digest(this.token(id))];
      await this.database.rows('INSERT INTO act_receipt (id, act_id, person_id, link_digest) VALUES ($1, $2, $3, $4)', values);
    }
  }

  /** The same refusal for whatever is not one of ours. */
  async byToken(token: string, now: Date): Promise<Receipt> {
    const receipt = await this.database.row<Receipt>(receiptByLink, [digest(token), now]);
    if (!receipt) throw new NotFound();
    return receipt;
  }

  /** Those who were told, for the letters. */
  async readers(by: Actor, actId: string): Promise<string[]> {
    assertService(by);
    const sql = 'SELECT person_id AS id FROM act_receipt WHERE act_id = $1 ORDER BY person_id';
    return (await this.database.rows<{ id: string }>(sql, [actId])).map(({ id }) => id);
  }

  /** For the letter to one of them, or to the desk, which has no link. */
  async toMail(by: Actor, actId: string, personId: string | null): Promise<{ act: ActRead; url: string | null }> {
    assertService(by);
    const act = await this.database.row<ActRead>(actById, [actId]);
    if (!act) throw new NotFound();
    const sql = 'SELECT id FROM act_receipt WHERE act_id = $1 AND person_id = $2';
    const receipt = personId && (await this.database.row<{ id: string }>(sql, [actId, personId]));
    return { act, url: receipt ? `${config().publicUrl}/acte/${this.token(receipt.id)}` : null };
  }

  private token(id: string): string {
    return this.secret.linkToken('receipt', id, 0);
  }
}

function assertService(by: Actor): void {
  if (by.kind !== 'system') throw new NotFound();
}
