import { randomUUID } from 'node:crypto';
import { days, later } from '#kernel';
import type { KeptRows } from './kept-rows.js';

// One row of each kind, as old as it is made: what retention looks for.

/** When retention runs; what is about the row and not its age is of that instant. */
export const now = new Date('2027-06-24T03:00:00Z');

const digest = (of: string) => Buffer.from(of.padEnd(32).slice(0, 32)).toString('hex');

export async function bookingOrigin(rows: KeptRows, at: Date): Promise<string> {
  const origin = { appointment_id: await rows.appointment(new Date('2100-01-01T00:00:00Z')), network: 'spec', booked_at: at };
  return rows.insert('booking_origin', origin, 'appointment_id');
}

export async function adaptation(rows: KeptRows, at: Date): Promise<string> {
  return rows.insert('adaptation', { appointment_id: await rows.appointment(at), kinds: ['breaks'], said_at: at }, 'appointment_id');
}

export async function preparation(rows: KeptRows, at: Date): Promise<string> {
  const row = { appointment_id: await rows.appointment(at), asked: 'Venez à deux.', version: 1, saved_at: at };
  return rows.insert('preparation', row, 'appointment_id');
}

export async function preparationNote(rows: KeptRows, at: Date): Promise<string> {
  return rows.insert('preparation_note', { appointment_id: await rows.appointment(at), words: 'Relire.', saved_at: at }, 'appointment_id');
}

export async function reading(rows: KeptRows) {
  const who = { first_name: 'Odile', last_name: 'Chabert', function: 'Secrétaire', browser_digest: digest('x') };
  return { id: randomUUID(), appointment_id: await rows.appointment(now), ...who };
}

export async function act(rows: KeptRows, at: Date): Promise<string> {
  const person = await rows.person(now);
  const organisation = await rows.insert('organisation', { id: randomUUID(), kind: 'prefecture', name: randomUUID(), created_at: at });
  const membership = await rows.insert('membership', {
    ...{ id: randomUUID(), organisation_id: organisation, organisation_kind: 'prefecture', person_id: person, role: 'prefecture' },
    ...{ national: false, departements: ['26'], starts_at: at, vouched_how: 'command', vouched_at: at },
  });
  const said = { kind: 'prefecture_summary', agrees: true, words: 'Oui.', typed_name: 'Odile Chabert', at };
  const by = { organisation_id: organisation, person_id: person, membership_id: membership };
  return rows.insert('act', { id: randomUUID(), ...said, ...by, contestable_until: later(at, days(7)) });
}

export async function admission(rows: KeptRows, at: Date): Promise<string> {
  const organisation = await rows.insert('organisation', { id: randomUUID(), kind: 'prefecture', name: randomUUID(), created_at: at });
  const who = {
    way: 'asked',
    attested: true,
    role: 'member',
    first_name: 'Odile',
    last_name: 'Chabert',
    person_id: rows.advisorId,
    said_by: rows.advisorId,
  };
  return rows.insert('admission', { id: randomUUID(), organisation_id: organisation, ...who, said_at: at, expires_at: at });
}

export async function attempt(rows: KeptRows, at: Date): Promise<string> {
  return rows.insert('attempt', { message_id: await rows.message(now), at, outcome: 'accepted' });
}

export function draft(rows: KeptRows, at: Date): Promise<string> {
  return rows.insert('booking_draft', { id: randomUUID(), key_digest: randomUUID(), answers: {}, expires_at: later(at, days(1)) });
}

export function commitment(rows: KeptRows, at: Date): Promise<string> {
  const busy = `[${later(at, -500).toISOString()},${at.toISOString()})`;
  return rows.insert('commitment', {
    id: randomUUID(),
    person_id: rows.advisorId,
    busy,
    owner_kind: 'appointment',
    owner_id: randomUUID(),
  });
}

/** Of the day that ends then, or next. */
export function exception(rows: KeptRows, at: Date): Promise<string> {
  const date = new Date((Math.ceil(at.getTime() / days(1)) - 1) * days(1)).toISOString().slice(0, 10);
  return rows.insert('exception', { id: randomUUID(), person_id: rows.advisorId, date, windows: [] });
}

export async function reminder(rows: KeptRows, at: Date): Promise<string> {
  const promised = {
    kind: 'two_days_before',
    subject_id: randomUUID(),
    address_id: await rows.address(at),
    sequence: 0,
    due_at: at,
    made_at: at,
  };
  return rows.insert('reminder', { id: randomUUID(), ...promised, settled_at: at, outcome: 'told' });
}

export async function link(rows: KeptRows, at: Date): Promise<string> {
  const made = { address_id: await rows.address(at), digest: digest(randomUUID()), made_at: at };
  return rows.insert('sign_in_link', { id: randomUUID(), ...made, expires_at: at });
}

export function closure(rows: KeptRows, at: Date): Promise<string> {
  const facts = { scope: 'everyone', key: '', reason: 'x', closed_at: later(at, -days(1)) };
  return rows.insert('closure', { id: randomUUID(), ...facts, starts_at: later(at, -days(1)), ends_at: at });
}

export function pending(rows: KeptRows, at: Date): Promise<string> {
  const facts = { browser_digest: 'x', nonce: 'x', verifier: null, multi_factor: false, next: '' };
  return rows.insert('pending_sign_in', { state_digest: randomUUID(), ...facts, expires_at: at }, 'state_digest');
}

export async function requestFile(rows: KeptRows, at: Date): Promise<string> {
  const facts = { file_id: await rows.file(now), request_id: await rows.request(at), added_at: now };
  return rows.insert('request_file', facts, 'file_id');
}

export async function succession(rows: KeptRows, at: Date): Promise<string> {
  const [previous, next] = [await rows.address(at), await rows.address(at)];
  const before = { previous_first_name: 'A', previous_last_name: 'B', previous_email: 'a@b.example', previous_address_id: previous };
  const after = { first_name: 'C', last_name: 'D', email: 'c@d.example', address_id: next, link_digest: randomUUID(), named_at: at };
  return rows.insert('succession', { id: randomUUID(), appointment_id: await rows.appointment(at), ...before, ...after });
}

export function signIn(rows: KeptRows, at: Date, { person, ...more }: { person: string; id_token?: string }): Promise<string> {
  const opened = later(at, -3_600_000);
  const by = { person_id: person, secret_digest: digest(randomUUID()), means: 'mail' };
  return rows.insert('sign_in', { id: randomUUID(), ...by, opened_at: opened, seen_at: opened, expires_at: at, ...more });
}
