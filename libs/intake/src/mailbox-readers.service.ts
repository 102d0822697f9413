import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AppointmentRead, AppointmentsService } from '#appointments';
import { IdentityService, identityFields, isFunction, readBySeveral, SharedMailboxes, wrongInName } from '#identity';
import { type Actor, hours, InvalidInput, later, NotFound, system } from '#kernel';
import { Announcer, config, Database, digest, Transactional } from '#platform';
import { ReaderUnknown } from './intake.errors.js';

/** Who reads, as she says. */
export interface MailboxReader {
  readonly firstName: string;
  readonly lastName: string;
  readonly function: string;
}

interface Opened {
  readonly appointment: AppointmentRead;
  readonly by: Actor;
}

const asIntake = system('intake');
/** As long as a sign-in lasts at most. */
const saidFor = hours(12);

/** A link mailed to a mailbox that several people read opens its page to whoever says who she is. No other link asks. */
@Injectable()
export class MailboxReaders {
  constructor(
    private readonly database: Database,
    private readonly appointments: AppointmentsService,
    private readonly identity: IdentityService,
    private readonly mailboxes: SharedMailboxes,
    private readonly announcer: Announcer,
  ) {}

  /** Whether whoever holds that link has still to say who reads, in that browser. */
  async mustSay(token: string, browser: string, now: Date): Promise<boolean> {
    const opened = await this.appointments.byToken(token, now);
    if (!(await this.isShared(opened))) return false;
    const said = await this.database.row(
      'SELECT FROM mailbox_reading WHERE appointment_id = $1 AND browser_digest = $2 AND at > $3 LIMIT 1',
      [opened.appointment.id, digest(browser), later(now, -saidFor)],
    );
    return said === undefined;
  }

  /** Where nobody can be asked: such a link opens nothing there. */
  async assertOpensUnasked(token: string, now: Date): Promise<void> {
    if (await this.isShared(await this.appointments.byToken(token, now)))
      throw new ReaderUnknown(`${config().publicUrl}/rendez-vous/${token}/lecture`);
  }

  /** Kept for the trace of readings. */
  @Transactional()
  async say(token: string, reader: MailboxReader, browser: string, now: Date): Promise<void> {
    const { by, appointment } = await this.opened(token, now);
    const wrong = [...wrongInName(reader), ...(isFunction(reader.function) ? [] : ['function' as const])];
    if (wrong.length > 0) throw new InvalidInput(wrong.map((field) => ({ pointer: `/${field}`, detail: identityFields[field] })));
    const id = randomUUID();
    const said = [reader.firstName.trim(), reader.lastName.trim(), reader.function.trim()];
    await this.database.rows(
      `INSERT INTO mailbox_reading (id, appointment_id, browser_digest, first_name, last_name, function, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, appointment.id, digest(browser), ...said, now],
    );
    const subject = { kind: 'appointment', id: appointment.id };
    await this.announcer.note(by, { name: 'MailboxRead', subject, payload: { readingId: id } }, now);
  }

  /** « Je suis seul à lire cette adresse »: nothing is asked there any more, and its mails say all again. */
  @Transactional()
  async sayAlone(token: string, now: Date): Promise<void> {
    const { by, appointment } = await this.opened(token, now);
    await this.mailboxes.saidBy(by, asIntake, { addressId: appointment.addressId, shared: false }, now);
  }

  private async opened(token: string, now: Date): Promise<Opened> {
    const opened = await this.appointments.byToken(token, now);
    if (!(await this.isShared(opened))) throw new NotFound();
    return opened;
  }

  private async isShared({ by, appointment: { addressId } }: Opened): Promise<boolean> {
    if (by.kind !== 'holder' || by.purpose !== 'manage-mailed') return false;
    return readBySeveral(await this.identity.address(asIntake, addressId));
  }
}
