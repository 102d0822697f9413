import { Injectable } from '@nestjs/common';
import { type CellExchange, ExchangeReaders } from '#cases';
import { IdentityService, readBySeveral } from '#identity';
import { system } from '#kernel';
import { config, type Letter } from '#platform';
import type { ExchangeKind } from '../domain/kinds.js';
import { exchangeAnswered, exchangeSent, exchangeToCall } from '../mails/exchange.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Reader, Written } from './written.js';

const asNotifications = system('notifications');

/** Writes to one side of a case what the other wrote. Null when there is nothing to say any more. */
@Injectable()
export class ExchangeLetters {
  constructor(
    private readonly exchanges: ExchangeReaders,
    private readonly identity: IdentityService,
  ) {}

  async write(message: Message, kind: ExchangeKind, reader: Reader, now: Date): Promise<Written | null> {
    if (kind === 'exchange_sent') return this.sent(message, reader, now);
    const told = await this.exchanges.forCell(asNotifications, message.subjectId, now);
    const name = message.personId ? fullName(await this.identity.person(asNotifications, message.personId)) : config().desk.name;
    const { exchange, title, territoryLabel: organisationName } = told;
    const facts = { organisationName, timeZone: told.timeZone, title, words: exchange.words, author: exchange.author, at: exchange.at };
    const place = { url: `${config().publicUrl}/dossiers/${told.caseId}/echanges`, desk: config().desk };
    if (kind === 'exchange_to_call') return { name, wording: exchangeToCall({ ...facts, ...place }) };
    return { name, wording: exchangeAnswered({ ...facts, ...place }), ...answersTo(await this.writerOf(told)) };
  }

  /** An answer by mail goes to whoever wrote, as long as she is of the cell. */
  private async sent({ subjectId, personId, addressId }: Message, { email, proven }: Reader, now: Date): Promise<Written | null> {
    const told = await this.exchanges.toMail(asNotifications, subjectId, { personId, addressId }, now);
    if (!told) return null;
    const { reader, exchange, url } = told;
    const address = await this.identity.findAddress(asNotifications, email);
    const wording = exchangeSent({
      ...{ organisationName: reader.territoryLabel, title: reader.title, words: exchange.words, author: exchange.author, at: exchange.at },
      ...{ timeZone: reader.timeZone, url, desk: config().desk, isClosed: !proven || address === null || readBySeveral(address) },
    });
    const { authorId, advisorIds } = await this.exchanges.forCell(asNotifications, subjectId, now);
    const advisor = authorId && advisorIds.includes(authorId) ? await this.identity.person(asNotifications, authorId) : null;
    return { name: reader.name, wording, ...answersTo(advisor && { name: fullName(advisor), address: advisor.email }) };
  }

  private async writerOf({ exchange, authorId, answers }: CellExchange): Promise<Letter['replyTo'] | null> {
    if (authorId) return { name: exchange.author, address: (await this.identity.person(asNotifications, authorId)).email };
    const addressId = await this.exchanges.addressOf(asNotifications, answers);
    const address = addressId ? (await this.identity.address(asNotifications, addressId)).email : null;
    return address ? { name: exchange.author, address } : null;
  }
}

/** Nothing to say where there is no address: then answers go to the desk. */
const answersTo = (replyTo: Letter['replyTo'] | null): Pick<Written, 'replyTo'> => (replyTo?.address ? { replyTo } : {});
