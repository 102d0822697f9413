import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, later, NotFound, system } from '#kernel';
import { Database, digest } from '#platform';
import { Addressees, type ToldAt } from './addressees.js';
import { CaseLinks, linkTimes } from './case-links.js';
import { assertService } from './cases.js';
import type { ExchangeRead } from './exchange.read.js';
import { exchangeForCell, exchangeOf, exchangesToCall, readerByLink, readerTold } from './exchanges.queries.js';

interface ReaderRow extends ToldAt {
  readonly id: string;
  readonly exchangeId: string;
  readonly caseId: string;
  /** Of the project. */
  readonly title: string;
  readonly territoryLabel: string;
  readonly timeZone: string;
  /** The collectivité that leads it now. */
  readonly leadId: string;
  readonly linkVersion: number;
  readonly name: string;
  readonly isGone: boolean;
}

/** Whom one message was mailed to. */
export type ExchangeReader = Omit<ReaderRow, 'linkVersion' | 'isGone'>;

/** A message as those who follow the case are told of it. */
export interface CellExchange {
  readonly exchange: ExchangeRead;
  readonly caseId: string;
  readonly title: string;
  readonly territoryLabel: string;
  readonly timeZone: string;
  /** Who follows the case; null when she receives no more. */
  readonly referentId: string | null;
  readonly authorId: string | null;
  /** Those of the cell who still receive. */
  readonly advisorIds: readonly string[];
  /** The mailed link that it answers. */
  readonly answers: string | null;
}

/** A message that went to nobody by mail. */
export interface ExchangeToCall {
  readonly id: string;
  readonly caseId: string;
  readonly territoryLabel: string;
  readonly words: string;
  readonly referentId: string | null;
  /** Whom to call; empty when the case has no contact. */
  readonly name: string;
  readonly phone: string | null;
}

const asCases = system('cases');

/** To whom messages of a case were mailed, each with a link of her own that opens that one message and answers it. */
@Injectable()
export class ExchangeReaders {
  constructor(
    private readonly database: Database,
    private readonly links: CaseLinks,
    private readonly addressees: Addressees,
    private readonly identity: IdentityService,
  ) {}

  /** For the letters: to whom of the collectivité; nobody when there is no address. */
  async readers(by: Actor, exchangeId: string): Promise<ToldAt[]> {
    assertService(by);
    const sql = `SELECT person_id AS "personId", address_id AS "addressId" FROM case_exchange_reader WHERE exchange_id = $1 ORDER BY id`;
    return this.database.rows<ToldAt>(sql, [exchangeId]);
  }

  /** What is said by telephone, of these. */
  async toCall(by: Actor, exchangeIds: readonly string[]): Promise<ExchangeToCall[]> {
    assertService(by);
    return exchangeIds.length === 0 ? [] : this.database.rows<ExchangeToCall>(exchangesToCall, [exchangeIds]);
  }

  /** What it is, for those who follow the case. */
  async forCell(by: Actor, exchangeId: string, now: Date): Promise<CellExchange> {
    assertService(by);
    const found = await this.database.row<Omit<CellExchange, 'exchange'>>(exchangeForCell, [exchangeId]);
    if (!found) throw new NotFound();
    const leavers = await this.identity.leavers(asCases, [...found.advisorIds], now);
    const advisorIds = found.advisorIds.filter((id) => !leavers.has(id));
    const referentId = advisorIds.find((id) => id === found.referentId) ?? null;
    return { ...found, advisorIds, referentId, exchange: await this.exchange(exchangeId) };
  }

  /** For the letter to one of them; null when its link would open nothing any more. */
  async toMail(
    by: Actor,
    exchangeId: string,
    to: ToldAt,
    now: Date,
  ): Promise<{ reader: ExchangeReader; exchange: ExchangeRead; url: string } | null> {
    assertService(by);
    const row = await this.database.row<ReaderRow>(readerTold, [exchangeId, to.personId, to.addressId, later(now, -linkTimes.exchange)]);
    if (!row || !(await this.isStillOfIt(row, now))) return null;
    return { reader: readerOf(row), exchange: await this.exchange(exchangeId), url: this.links.url('exchange', row.id, row.linkVersion) };
  }

  /** Where the answer to it was written from: that address; null for whoever signed in, or when the link is forgotten. */
  async addressOf(by: Actor, answers: string | null): Promise<string | null> {
    assertService(by);
    const sql = 'SELECT address_id AS "addressId" FROM case_exchange_reader WHERE id = $1';
    const found = answers && (await this.database.row<{ addressId: string | null }>(sql, [answers]));
    return found ? found.addressId : null;
  }

  /** What a link opens: the same refusal for whatever is not one of ours. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ link: ExchangeReader; exchange: ExchangeRead; by: Actor }> {
    const row = await this.database.row<ReaderRow>(readerByLink, [digest(token), later(now, -linkTimes.exchange)]);
    if (!row || !(await this.isStillOfIt(row, now))) throw new NotFound();
    return { link: readerOf(row), exchange: await this.exchange(row.exchangeId), by: { kind: 'holder', purpose: 'exchange', id: row.id } };
  }

  /** What was answered by that link, the earliest first. */
  async answersBy({ id, caseId }: ExchangeReader): Promise<Pick<ExchangeRead, 'words' | 'at'>[]> {
    const sql = 'SELECT words, at FROM case_exchange WHERE case_id = $1 AND answers = $2 ORDER BY at, id';
    return this.database.rows<Pick<ExchangeRead, 'words' | 'at'>>(sql, [caseId, id]);
  }

  /** Neither a contact who was taken out, nor someone who no longer acts for the collectivité. */
  private async isStillOfIt({ personId, leadId, isGone }: ReaderRow, now: Date): Promise<boolean> {
    return !isGone && (personId === null || (await this.addressees.people(leadId, ['member', 'lead'], now)).includes(personId));
  }

  private async exchange(id: string): Promise<ExchangeRead> {
    const found = await this.database.row<ExchangeRead>(exchangeOf, [id]);
    if (!found) throw new NotFound();
    return found;
  }
}

const readerOf = ({ linkVersion: _version, isGone: _gone, ...row }: ReaderRow): ExchangeReader => row;
