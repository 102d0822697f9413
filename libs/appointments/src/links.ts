import { Injectable } from '@nestjs/common';
import { config, digest, Secret } from '#platform';

export interface AppointmentLinks {
  /** In the answer to a booking and on the confirmation page. */
  readonly manageUrl: string;
  /** Only ever inside a mail to the requester: holding it proves the address. */
  readonly mailedUrl: string;
  readonly calendarUrl: string;
}

interface Linked {
  readonly id: string;
  readonly linkVersion: number;
}

/** The two links that open an appointment: derived, so that a replay or a later mail writes the same again. */
@Injectable()
export class Links {
  constructor(private readonly secret: Secret) {}

  of(appointment: Linked): AppointmentLinks {
    const token = this.token('manage', appointment);
    return {
      manageUrl: `${config().publicUrl}/rendez-vous/${token}`,
      mailedUrl: `${config().publicUrl}/rendez-vous/${this.token('manage-mailed', appointment)}`,
      calendarUrl: `${config().publicUrl}/api/v1/bookings/${token}/calendar.ics`,
    };
  }

  /** What the row keeps of them, for look-up. */
  digests(appointment: Linked): { manageDigest: string; mailedDigest: string } {
    return { manageDigest: digest(this.token('manage', appointment)), mailedDigest: digest(this.token('manage-mailed', appointment)) };
  }

  private token(purpose: 'manage' | 'manage-mailed', { id, linkVersion }: Linked): string {
    return this.secret.linkToken(purpose, id, linkVersion);
  }
}
