import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentityService, identityFault, isFunction, readBySeveral, SharedMailboxes, wrongInName } from '#identity';
import { hours, InvalidInput, later, NotFound, system } from '#kernel';
import { Announcer, config, Database, digest, Transactional } from '#platform';
import { ReaderUnknown } from './intake.errors.js';
import { type MailedLink, MailedLinks, type OpenedLink } from './mailed-links.js';

/** Who reads, as she says. */
export interface MailboxReader {
  readonly firstName: string;
  readonly lastName: string;
  readonly function: string;
}

const asIntake = system('intake');
/** As long as a sign-in lasts at most. */
const saidFor = hours(12);

const columns = {
  ...{ appointment: 'appointment_id', request: 'request_id' },
  ...{ notice: 'notice_id', exchange: 'exchange_reader_id', action: 'action_link_id' },
} as const;

/** A link mailed to a mailbox that several people read opens its page to whoever says who she is. No other link asks. */
@Injectable()
export class MailboxReaders {
  constructor(
    private readonly database: Database,
    private readonly mailed: MailedLinks,
    private readonly identity: IdentityService,
    private readonly mailboxes: SharedMailboxes,
    private readonly announcer: Announcer,
  ) {}

  /** Whether whoever holds that link has still to say who reads, in that browser. */
  async mustSay(link: MailedLink, browser: string, now: Date): Promise<boolean> {
    const opened = await this.shared(link, now);
    return opened !== null && (await this.said(link, opened, browser, now)) === null;
  }

  /** « Odile Chabert, secrétaire de mairie »; null where nobody has to say. */
  async whoReads(link: MailedLink, browser: string, now: Date): Promise<string | null> {
    const opened = await this.shared(link, now);
    if (!opened) return null;
    const said = await this.said(link, opened, browser, now);
    if (!said) throw new NotFound();
    return `${said.firstName} ${said.lastName}, ${said.function}`;
  }

  /** Where nobody can be asked: such a link opens nothing there. */
  async assertOpensUnasked(token: string, now: Date): Promise<void> {
    if (await this.shared({ kind: 'appointment', token }, now))
      throw new ReaderUnknown(`${config().publicUrl}/rendez-vous/${token}/lecture`);
  }

  /** Kept for the trace of readings. */
  @Transactional()
  async say(link: MailedLink, reader: MailboxReader, browser: string, now: Date): Promise<void> {
    const { by, id, subject } = await this.sharedOne(link, now);
    const wrong = [...wrongInName(reader), ...(isFunction(reader.function) ? [] : ['function' as const])];
    if (wrong.length > 0)
      throw new InvalidInput(wrong.map((field) => ({ pointer: `/${field}`, detail: identityFault(field, reader[field]) })));
    const readingId = randomUUID();
    const said = [reader.firstName.trim(), reader.lastName.trim(), reader.function.trim()];
    await this.database.rows(
      `INSERT INTO mailbox_reading (id, ${columns[link.kind]}, browser_digest, first_name, last_name, function, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [readingId, id, digest(browser), ...said, now],
    );
    await this.announcer.note(by, { name: 'MailboxRead', subject, payload: { readingId } }, now);
  }

  /** « Je suis seul à lire cette adresse »: nothing is asked there any more, and its mails say all again. */
  @Transactional()
  async sayAlone(link: MailedLink, now: Date): Promise<void> {
    const { by, addressId } = await this.sharedOne(link, now);
    if (addressId) await this.mailboxes.saidBy(by, asIntake, { addressId, shared: false }, now);
  }

  private async sharedOne(link: MailedLink, now: Date): Promise<OpenedLink> {
    const opened = await this.shared(link, now);
    if (!opened) throw new NotFound();
    return opened;
  }

  /** Null for a link that was mailed to nobody, or to somebody alone. */
  private async shared(link: MailedLink, now: Date): Promise<OpenedLink | null> {
    const opened = await this.mailed.open(link, now);
    return opened?.addressId && readBySeveral(await this.identity.address(asIntake, opened.addressId)) ? opened : null;
  }

  private async said({ kind }: MailedLink, { id }: OpenedLink, browser: string, now: Date): Promise<MailboxReader | null> {
    const said = await this.database.row<MailboxReader>(
      `SELECT first_name AS "firstName", last_name AS "lastName", function FROM mailbox_reading
       WHERE ${columns[kind]} = $1 AND browser_digest = $2 AND at > $3 ORDER BY at DESC LIMIT 1`,
      [id, digest(browser), later(now, -saidFor)],
    );
    return said ?? null;
  }
}
