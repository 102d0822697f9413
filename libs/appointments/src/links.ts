import { Injectable } from '@nestjs/common';
import { later } from '#kernel';
import { config, Database, digest, Secret } from '#platform';
import { timing } from './domain/timing.js';

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
  constructor(
    private readonly secret: Secret,
    private readonly database: Database,
  ) {}

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

  /** Which appointment that link opens and where it was mailed to; null when a page showed it, or when it opens nothing any more. */
  async mailedTo(token: string, now: Date): Promise<{ readonly id: string; readonly addressId: string } | null> {
    const found = await this.database.row<{ id: string; addressId: string }>(
      'SELECT id, address_id AS "addressId" FROM appointment WHERE mailed_digest = $1 AND end_at > $2',
      [digest(token), later(now, -timing.linkOutlives)],
    );
    return found ?? null;
  }

  private token(purpose: 'manage' | 'manage-mailed', { id, linkVersion }: Linked): string {
    return this.secret.linkToken(purpose, id, linkVersion);
  }
}
