import { Injectable } from '@nestjs/common';
import type { ExchangeKind } from '../domain/kinds.js';
import { exchangeAnswered, exchangeSent, exchangeToCall } from '../mails/exchange.fr.js';
import type { Message } from '../message.entity.js';
import { ExchangeSources, type ToldExchange } from './exchange-sources.js';
import type { Reader, Written } from './written.js';

/** Writes to one side of a case what the other wrote. Null when there is nothing to say any more. */
@Injectable()
export class ExchangeLetters {
  constructor(private readonly sources: ExchangeSources) {}

  async write(message: Message, kind: ExchangeKind, reader: Reader, now: Date): Promise<Written | null> {
    if (kind === 'exchange_sent') {
      const told = await this.sources.sent(message, reader, now);
      return told && { name: told.name, wording: exchangeSent({ ...told.facts, isClosed: told.isClosed }), ...answersTo(told) };
    }
    const told = await this.sources.answered(message, now);
    if (kind === 'exchange_to_call') return { name: told.name, wording: exchangeToCall(told.facts) };
    return { name: told.name, wording: exchangeAnswered(told.facts), ...answersTo(told) };
  }
}

/** Nothing to say where there is no address: then answers go to the desk. */
const answersTo = ({ replyTo }: ToldExchange): Pick<Written, 'replyTo'> => (replyTo?.address ? { replyTo } : {});
