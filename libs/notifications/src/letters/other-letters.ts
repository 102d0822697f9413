import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService, Links } from '#appointments';
import { IdentityService, readBySeveral } from '#identity';
import { SuccessionsService } from '#intake';
import { system } from '#kernel';
import { config } from '#platform';
import { TerritoriesService } from '#territories';
import type { AccessKind, AppointmentKind, CaseKind, MessageKind, RequestKind } from '../domain/kinds.js';
import { linksAsked } from '../mails/links.fr.js';
import { successionOffered } from '../mails/succession.fr.js';
import { fullName } from '../mails/wording.js';
import type { Message } from '../message.entity.js';
import type { Written } from './written.js';

const asNotifications = system('notifications');

/** What is about something else than an appointment, a request, a case or a day. */
type OtherKind = Exclude<MessageKind, AppointmentKind | AccessKind | RequestKind | CaseKind | 'advisor_day'>;

/** Writes what is not about one appointment alone: lost links, offers to a successor. Null when there is nothing to say any more. */
@Injectable()
export class OtherLetters {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly links: Links,
    private readonly successions: SuccessionsService,
    private readonly identity: IdentityService,
    private readonly territories: TerritoriesService,
  ) {}

  write(message: Message, kind: OtherKind, now: Date): Promise<Written | null> {
    return kind === 'links' ? this.linksTo(message, now) : this.offerTo(message, now);
  }

  private async linksTo({ subjectId }: Message, now: Date): Promise<Written | null> {
    const upcoming = await this.appointments.upcomingOf(asNotifications, subjectId, now);
    const facts = [];
    const sharedMailbox = await this.isShared(subjectId);
    for (const appointment of upcoming)
      facts.push({ ...(await this.setting(appointment)), sharedMailbox, manageUrl: this.links.of(appointment).mailedUrl });
    const wording = linksAsked(facts, config().desk);
    const [next] = upcoming;
    return wording && next ? { name: fullName(next.requester), wording } : null;
  }

  private async offerTo({ subjectId }: Message, now: Date): Promise<Written | null> {
    const succession = await this.successions.read(asNotifications, subjectId);
    const appointment = await this.appointments.read(asNotifications, succession.appointmentId);
    if (succession.acceptedAt || appointment.status !== 'confirmed' || appointment.end <= now) return null;
    const wording = successionOffered({
      ...(await this.setting(appointment)),
      previous: { firstName: succession.previousFirstName, lastName: succession.previousLastName },
      acceptUrl: this.successions.link(succession),
      sharedMailbox: await this.isShared(succession.addressId),
      desk: config().desk,
    });
    return { name: fullName(succession), wording };
  }

  private async isShared(addressId: string): Promise<boolean> {
    return readBySeveral(await this.identity.address(asNotifications, addressId));
  }

  private async setting(appointment: AppointmentRead) {
    const advisor = await this.identity.person(asNotifications, appointment.advisorId);
    const territory = await this.territories.one(asNotifications, appointment.territoryId);
    return { ...appointment, advisorTimeZone: advisor.timeZone, territoryName: territory.name };
  }
}
