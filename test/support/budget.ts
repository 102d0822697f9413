import type { INestApplicationContext } from '@nestjs/common';
import { hours, localDate } from '#kernel';
import { Database } from '#platform';

interface Sent {
  readonly kind: string;
  readonly subject: string;
  readonly address: string | null;
  readonly at: Date;
  readonly provenAt: Date | null;
  readonly zone: string;
  readonly sequence: number;
}

const reminders = ['two_days_before', 'one_hour_before', 'actions_due'];
const cancellations = ['cancelled', 'handed_over', 'succession_left'];

/** Where the budget of mails (pages.md, « Mails ») was not kept by all that was sent so far, in words. */
export async function brokenBudgets(app: INestApplicationContext): Promise<string[]> {
  const sent = await app.get(Database).rows<Sent>(
    `SELECT kind, subject_id AS subject, address.id AS address, released_at AS at, proven_at AS "provenAt",
       coalesce(appointment.time_zone, 'Europe/Paris') AS zone, message.sequence
     FROM message LEFT JOIN address ON address.id = message.address_id LEFT JOIN appointment ON appointment.id = subject_id
     WHERE released_at IS NOT NULL AND state IN ('waiting', 'sent') ORDER BY released_at`,
  );
  if (sent.length === 0) return ['nothing was sent'];
  const toAddresses = grouped(
    sent.filter(({ address }) => address !== null),
    ({ address }) => `${address}`,
  );
  return [...toAddresses.flatMap((mails) => [...twiceADay(mails), ...tooMany(mails)]), ...longStories(sent)];
}

/** One message that nobody asked for, per person and day. */
function twiceADay(mails: readonly Sent[]): string[] {
  const days = mails.filter(({ kind }) => reminders.includes(kind)).map(({ at, zone }) => localDate(at, zone));
  return days.filter((day, index) => days.indexOf(day) !== index).map((day) => `two reminders on ${day}`);
}

/** To an unproven address five in 24 hours, four of them no cancellation. */
function tooMany(mails: readonly Sent[]): string[] {
  return mails.flatMap(({ at, provenAt }) => {
    const since = at.getTime() - hours(24);
    const recent = mails.filter((mail) => mail.at.getTime() > since && mail.at <= at && !(provenAt && provenAt <= mail.at));
    const others = recent.filter(({ kind }) => !cancellations.includes(kind));
    return recent.length > 5 || others.length > 4 ? [`${recent.length} mails in the 24 hours before ${at.toISOString()}`] : [];
  });
}

/** Five messages in all from a booking that nobody changes. */
function longStories(sent: readonly Sent[]): string[] {
  const unchanged = grouped(sent, ({ subject }) => subject).filter(
    (mails) => mails.some(({ kind }) => kind === 'booked') && mails.every(({ sequence }) => sequence === 0),
  );
  return unchanged.filter((mails) => mails.length > 5).map((mails) => mails.map(({ kind }) => kind).join(', '));
}

function grouped(mails: readonly Sent[], by: (mail: Sent) => string): Sent[][] {
  const groups = new Map<string, Sent[]>();
  for (const mail of mails) groups.set(by(mail), [...(groups.get(by(mail)) ?? []), mail]);
  return [...groups.values()];
}
