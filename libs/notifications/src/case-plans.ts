import { Injectable } from '@nestjs/common';
import { ContestReaders, ExchangeReaders, NoticesService, type ToldAt } from '#cases';
import { system } from '#kernel';
import type { CarriedEvent } from '#platform';
import { type Recipient, toAddress, toPerson } from './domain/recipient.js';
import { told } from './domain/told.js';
import type { Plan } from './plan.js';

const asNotifications = system('notifications');

/** Who is told of what happens in a case. */
@Injectable()
export class CasePlans {
  constructor(
    private readonly notices: NoticesService,
    private readonly contests: ContestReaders,
    private readonly exchanges: ExchangeReaders,
  ) {}

  async wordNoted({ payload: { stepId } }: CarriedEvent<'WordWrittenDown'>): Promise<Plan> {
    const readers = await this.notices.readers(asNotifications, stepId);
    const { referentId } = await this.notices.noted(asNotifications, stepId);
    return { subjectId: stepId, sequence: 0, told: told.wordNoted(readers.map(recipientOf), referentId), facts: {} };
  }

  async stepContested({ payload: { stepId } }: CarriedEvent<'StepContested'>, now: Date): Promise<Plan> {
    const { referentId } = await this.contests.contested(asNotifications, stepId, now);
    return { subjectId: stepId, sequence: 0, told: told.wordContested(referentId), facts: {} };
  }

  async exchangeWritten({ payload: { exchangeId } }: CarriedEvent<'ExchangeWritten'>, now: Date): Promise<Plan> {
    const { exchange, referentId, advisorIds } = await this.exchanges.forCell(asNotifications, exchangeId, now);
    const about = { subjectId: exchangeId, sequence: 0, facts: {} };
    if (exchange.side === 'collectivite') return { ...about, told: told.exchangeAnswered(advisorIds) };
    const readers = await this.exchanges.readers(asNotifications, exchangeId);
    return { ...about, told: told.exchangeSent(readers.map(recipientOf), referentId) };
  }
}

const recipientOf = ({ personId, addressId }: ToldAt): Recipient => (personId ? toPerson(personId) : toAddress(addressId ?? ''));
