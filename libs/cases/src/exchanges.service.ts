import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, later, minutes, type Page, type PageAsked, type PersonActor, pageOf, pageSize, positionOf } from '#kernel';
import { Database, Transactional } from '#platform';
import { Addressees } from './addressees.js';
import { CaseLinks } from './case-links.js';
import { authorOf, CaseSteps } from './case-steps.js';
import { assertStands, Cases, factsOf } from './cases.js';
import { mayWrite } from './domain/policy.js';
import type { ExchangeRead } from './exchange.read.js';
import { ExchangeReaders } from './exchange-readers.service.js';
import { exchangesInOrder, keepExchange, keepReader, sameExchange } from './exchanges.queries.js';
import { refuseFields } from './refused-fields.js';

/** To whom the cell writes: whoever acts for the collectivité, and the contacts of the case. */
const roles = ['member', 'lead'] as const;

/** Within which the same words again are the same form, sent twice. */
const again = minutes(10);

interface Writing {
  readonly caseId: string;
  readonly side: ExchangeRead['side'];
  readonly words: string;
  readonly author: Author;
  /** The mailed link that is answered. */
  readonly answers: string | null;
}

interface Author {
  readonly role: string;
  readonly personId: string | null;
  readonly organisationId: string | null;
  /** The name of whoever has no account. */
  readonly saidBy: string | null;
}

/** What the two sides of a case write to each other: each message leaves by mail too. */
@Injectable()
export class ExchangesService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
    private readonly addressees: Addressees,
    private readonly links: CaseLinks,
    private readonly readers: ExchangeReaders,
  ) {}

  /** The latest first. */
  async exchanges(by: Actor, caseId: string, asked: PageAsked): Promise<Page<ExchangeRead>> {
    await this.cases.readable(by, caseId);
    const position = positionOf(asked.after);
    const found = await this.database.rows<ExchangeRead>(exchangesInOrder, [
      ...[caseId, position?.at ?? null, position?.id ?? null, pageSize(asked) + 1],
    ]);
    return pageOf(found, pageSize(asked), ({ at, id }) => ({ at, id }));
  }

  /** Names of those to whom the cell's next message goes; none for whoever does not write in it. */
  async readersToCome(by: Actor, caseId: string, now: Date): Promise<string[]> {
    const found = await this.cases.readable(by, caseId);
    return mayWrite(by, factsOf(found)) === 'allowed' ? this.addressees.names(found, roles, now) : [];
  }

  /** To the other side. The same words twice in a moment are one message. */
  @Transactional()
  async write(by: PersonActor, caseId: string, words: string, now: Date): Promise<string> {
    await this.cases.writable(by, caseId);
    const side = by.standing?.organisationKind === 'cell' ? 'cell' : 'collectivite';
    return this.keep(by, { caseId, side, words, author: { ...authorOf(by), saidBy: null }, answers: null }, now);
  }

  /** From the mail, without an account; `reader`: who says that she reads, in a mailbox that several people read. */
  @Transactional()
  async answer(token: string, reader: string | null, words: string, now: Date): Promise<string> {
    const { link, by } = await this.readers.byToken(token, now);
    const { id: answers, caseId } = link;
    assertStands(await this.cases.locked(caseId));
    const author = {
      ...authorOf(by),
      ...(link.personId && !reader ? { personId: link.personId, saidBy: null } : { saidBy: reader ?? link.name }),
    };
    return this.keep(by, { caseId, side: 'collectivite', words, author, answers }, now);
  }

  private async keep(by: Actor, { caseId, side, words, author, answers }: Writing, now: Date): Promise<string> {
    refuseFields([[words.trim() === '' || words.length > 5000, 'words']]);
    const { role, personId, organisationId, saidBy } = author;
    const same = [caseId, side, words.trim(), personId, saidBy, later(now, -again)];
    const sent = await this.database.row<{ id: string }>(sameExchange, same);
    if (sent) return sent.id;
    const id = randomUUID();
    await this.database.rows(keepExchange, [id, caseId, side, words.trim(), role, personId, organisationId, saidBy, answers, now]);
    if (side === 'cell') await this.address(caseId, id, now);
    await this.steps.touch(caseId, now);
    await this.steps.tell(by, event('ExchangeWritten', { kind: 'case', id: caseId }, { caseId, exchangeId: id }), now);
    return id;
  }

  private async address(caseId: string, exchangeId: string, now: Date): Promise<void> {
    for (const { personId, contactId, addressId } of await this.addressees.of(await this.cases.locked(caseId), roles, now)) {
      const id = randomUUID();
      await this.database.rows(keepReader, [id, exchangeId, personId, contactId, addressId, this.links.digest('exchange', id, 0), now]);
    }
  }
}
