import { Injectable } from '@nestjs/common';
import { AppointmentRegister } from '#appointments';
import { IdentityService } from '#identity';
import { RequestRegister } from '#intake';
import type { PersonActor } from '#kernel';
import { dayAt } from '#kernel';
import { fullName } from '../appointment-cards.fr.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { deskZone } from '../public/moments.fr.js';

/** What a request or a booking of a collectivité may belong to. It is told to the cell alone, and a person decides. */
@Injectable()
export class Beside {
  constructor(
    private readonly appointments: AppointmentRegister,
    private readonly requests: RequestRegister,
    private readonly identity: IdentityService,
  ) {}

  /** One sentence for each; of a place that somebody only named, nothing is known. */
  async of(by: PersonActor, { id, territoryId }: { id: string; territoryId: string }, now: Date): Promise<string[]> {
    if (territoryId.startsWith('other:')) return [];
    return [...(await this.bookings(by, { id, territoryId }, now)), ...(await this.others(by, { id, territoryId }))];
  }

  private async bookings(by: PersonActor, { id, territoryId }: { id: string; territoryId: string }, now: Date): Promise<string[]> {
    const { items } = await this.appointments.list(by, { territoryId, upcomingAt: now }, { limit: 10 });
    const others = items.filter((appointment) => appointment.id !== id && appointment.status === 'confirmed');
    const advisors = await this.identity.persons(asPages, [...new Set(others.map(({ advisorId }) => advisorId))]);
    const names = new Map(advisors.map((advisor) => [advisor.id, fullName(advisor)]));
    return others.map(
      ({ requester, start, advisorId, reference }) =>
        `${fullName(requester)} a rendez-vous le ${dayAt(start, deskZone)} avec ${names.get(advisorId)} (${reference}).`,
    );
  }

  private async others(by: PersonActor, { id, territoryId }: { id: string; territoryId: string }): Promise<string[]> {
    const { items } = await this.requests.list(by, { territoryId, state: 'open' }, { limit: 10 });
    return items
      .filter((request) => request.id !== id)
      .map((request) => `${fullName(request)} a fait une demande le ${dayAt(request.receivedAt, deskZone)} (${request.reference}).`);
  }
}
