import { Injectable } from '@nestjs/common';
import { type CellExchange, ExchangeReaders } from '#cases';
import { IdentityService, readBySeveral } from '#identity';
import { system } from '#kernel';
import { config, type Letter } from '#platform';
import type { ExchangeFacts } from '../mails/exchange.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Reader } from './written.js';

const asNotifications = system('notifications');

/** A message of a case, as one recipient is told of it. */
export interface ToldExchange {
  /** The recipient's. */
  readonly name: string;
  readonly caseId: string;
  readonly facts: ExchangeFacts;
  /** That there is one, and not which. */
  readonly isClosed: boolean;
  /** Who wrote it; null where there is no address: then answers go to the desk. */
  readonly replyTo: Letter['replyTo'] | null;
}

/** To whom what is told. */
type Telling = Pick<Message, 'subjectId' | 'personId' | 'addressId'>;

/** Reads, at the moment of sending, what one side of a case wrote to the other. */
@Injectable()
export class ExchangeSources {
  constructor(
    private readonly exchanges: ExchangeReaders,
    private readonly identity: IdentityService,
  ) {}

  /** To the collectivité; null when there is nothing to say any more. An answer by mail goes to whoever wrote, as long as she is of the cell. */
  async sent({ subjectId, personId, addressId }: Telling, { email, proven }: Reader, now: Date): Promise<ToldExchange | null> {
    const told = await this.exchanges.toMail(asNotifications, subjectId, { personId, addressId }, now);
    if (!told) return null;
    const { reader, exchange, url } = told;
    const address = await this.identity.findAddress(asNotifications, email);
    const { authorId, advisorIds } = await this.exchanges.forCell(asNotifications, subjectId, now);
    const advisor = authorId && advisorIds.includes(authorId) ? await this.identity.person(asNotifications, authorId) : null;
    return {
      ...{ name: reader.name, caseId: reader.caseId, isClosed: !proven || address === null || readBySeveral(address) },
      facts: {
        ...{ organisationName: reader.territoryLabel, timeZone: reader.timeZone, title: reader.title },
        ...{ words: exchange.words, author: exchange.author, at: exchange.at, url, rhythmUrl: rhythmUrlOf(personId), desk: config().desk },
      },
      replyTo: advisor && { name: fullName(advisor), address: advisor.email },
    };
  }

  /** To those who follow the case. `isConcerned`: she still does. */
  async answered({ subjectId, personId }: Telling, now: Date): Promise<ToldExchange & { readonly isConcerned: boolean }> {
    const told = await this.exchanges.forCell(asNotifications, subjectId, now);
    const name = personId ? fullName(await this.identity.person(asNotifications, personId)) : config().desk.name;
    const { exchange, title, caseId, timeZone, territoryLabel: organisationName } = told;
    const url = `${config().publicUrl}/dossiers/${caseId}/echanges`;
    return {
      ...{ name, caseId, isClosed: false, isConcerned: personId !== null && told.advisorIds.includes(personId) },
      facts: {
        ...{ organisationName, timeZone, title, words: exchange.words, author: exchange.author, at: exchange.at },
        ...{ url, rhythmUrl: rhythmUrlOf(personId), desk: config().desk },
      },
      replyTo: await this.writerOf(told),
    };
  }

  private async writerOf({ exchange, authorId, answers }: CellExchange): Promise<Letter['replyTo'] | null> {
    if (authorId) return { name: exchange.author, address: (await this.identity.person(asNotifications, authorId)).email };
    const addressId = await this.exchanges.addressOf(asNotifications, answers);
    const address = addressId ? (await this.identity.address(asNotifications, addressId)).email : null;
    return address ? { name: exchange.author, address } : null;
  }
}

/** Only who signs in has one to choose. */
const rhythmUrlOf = (personId: string | null): string | null => personId && `${config().publicUrl}/mes-donnees/courriels`;
