import { Injectable } from '@nestjs/common';
import { AppointmentRegister } from '#appointments';
import { type Attached, CasesService } from '#cases';
import { RequestRegister } from '#intake';
import { dayAt, type PersonActor } from '#kernel';
import type { Link } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { openCaseWords } from '../cases/cases.fr.js';
import { deskZone } from '../public/moments.fr.js';

interface Near {
  readonly id: string;
  readonly territoryId: string;
}

/** What a request or a booking of a collectivité may belong to. It is told to the cell alone, and a person decides. */
@Injectable()
export class Beside {
  constructor(
    private readonly appointments: AppointmentRegister,
    private readonly requests: RequestRegister,
    private readonly cases: CasesService,
  ) {}

  /** One sentence for each; of a place that somebody only named, nothing is known. */
  async of(by: PersonActor, thing: Attached, territoryId: string, now: Date): Promise<(string | Link)[]> {
    if (territoryId.startsWith('other:')) return [];
    const near = { id: thing.id, territoryId };
    const cases = await this.filed(by, thing, territoryId, now);
    return [...cases, ...(await this.bookings(by, near, now)), ...(await this.requestsOf(by, near))];
  }

  /** What it was put in; else all that go on. */
  private async filed(by: PersonActor, thing: Attached, territoryId: string, now: Date): Promise<Link[]> {
    const filedIn = await this.cases.caseOf(by, thing, now);
    if (filedIn) return [linkTo(filedIn, `Dans le dossier\u202f: ${filedIn.title}, suivi par ${filedIn.referentName}.`)];
    return (await this.cases.openOf(by, territoryId, now)).map((one) => linkTo(one, openCaseWords(one)));
  }

  private async bookings(by: PersonActor, { id, territoryId }: Near, now: Date): Promise<string[]> {
    const { items } = await this.appointments.list(by, { territoryId, upcomingAt: now }, { limit: 10 });
    const others = items.filter((appointment) => appointment.id !== id && appointment.status === 'confirmed');
    return others.map(
      ({ requester, start, reference }) => `${fullName(requester)} a rendez-vous le ${dayAt(start, deskZone)} (${reference}).`,
    );
  }

  private async requestsOf(by: PersonActor, { id, territoryId }: Near): Promise<string[]> {
    const { items } = await this.requests.list(by, { territoryId, state: 'open' }, { limit: 10 });
    return items
      .filter((request) => request.id !== id)
      .map((request) => `${fullName(request)} a fait une demande le ${dayAt(request.receivedAt, deskZone)} (${request.reference}).`);
  }
}

const linkTo = ({ id }: { readonly id: string }, text: string): Link => ({ text, href: `/dossiers/${id}` });
