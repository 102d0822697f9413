import { Injectable } from '@nestjs/common';
import { AppointmentLists, type AppointmentRead } from '#appointments';
import { ExchangeReaders, NoticesService } from '#cases';
import { IdentityService } from '#identity';
import { system } from '#kernel';
import { Database } from '#platform';
import { gatheredOn } from './daily/daily.queries.js';
import { isAboutAppointment, isAboutRequest } from './domain/kinds.js';
import { toDesk, toPerson } from './domain/recipient.js';
import { exchangeToCall } from './domain/told.js';
import type { Message } from './message.entity.js';
import { MessagesService } from './messages.service.js';

const asNotifications = system('notifications');

/** « À appeler »: whoever a mail did not reach is reached by telephone, by the advisor they meet or by the desk. */
@Injectable()
export class Calls {
  constructor(
    private readonly appointments: AppointmentLists,
    private readonly identity: IdentityService,
    private readonly notices: NoticesService,
    private readonly exchanges: ExchangeReaders,
    private readonly messages: MessagesService,
    private readonly database: Database,
  ) {}

  /** In the caller's transaction; asked once for each state of an appointment. */
  async ask(unreached: Message, isDead: boolean, now: Date): Promise<void> {
    if (unreached.kind === 'word_noted') await this.toCollectivite(unreached, now);
    if (unreached.kind === 'exchange_sent') await this.toOtherSide(unreached, now);
    if (unreached.kind === 'daily_messages') await this.toReadersOfTheDay(unreached, now);
    if (!unreached.addressId || (await this.isCaller(unreached.addressId))) return;
    const concerned = isDead
      ? await this.appointments.upcomingOf(asNotifications, [unreached.addressId], now)
      : await this.appointmentOf(unreached);
    for (const { id, sequence, advisorId } of concerned)
      await this.messages.promise({ subjectId: id, sequence, facts: {} }, { kind: 'unreachable', recipient: toPerson(advisorId) }, now);
    if (isAboutRequest(unreached.kind))
      await this.messages.promise({ ...unreached, facts: {} }, { kind: 'request_unreachable', recipient: toDesk }, now);
  }

  /** She has never had a mailbox: her advisor finds whom to call in « Ma journée ». */
  private async isCaller(addressId: string): Promise<boolean> {
    return (await this.identity.address(asNotifications, addressId)).email === null;
  }

  private async toCollectivite({ subjectId }: Message, now: Date): Promise<void> {
    const { referentId } = await this.notices.noted(asNotifications, subjectId);
    const call = { kind: 'word_to_call', recipient: toPerson(referentId) } as const;
    await this.messages.promise({ subjectId, sequence: 0, facts: {} }, call, now);
  }

  /** Each message of the day that was for the collectivité. */
  private async toReadersOfTheDay({ subjectId: personId, sequence }: Message, now: Date): Promise<void> {
    const gathered = await this.database.rows<Pick<Message, 'kind' | 'subjectId'>>(gatheredOn, [personId, sequence]);
    for (const one of gathered) if (one.kind === 'exchange_sent') await this.toOtherSide(one, now);
  }

  private async toOtherSide({ subjectId }: Pick<Message, 'subjectId'>, now: Date): Promise<void> {
    const { referentId } = await this.exchanges.forCell(asNotifications, subjectId, now);
    await this.messages.promise({ subjectId, sequence: 0, facts: {} }, exchangeToCall(referentId), now);
  }

  /** None when someone else takes part by now, or nobody. */
  private async appointmentOf({ kind, subjectId, addressId }: Message): Promise<AppointmentRead[]> {
    if (!isAboutAppointment(kind)) return [];
    const found = await this.appointments.many(asNotifications, [subjectId]);
    return found.filter((appointment) => appointment.status === 'confirmed' && appointment.addressId === addressId);
  }
}
