import { randomUUID } from 'node:crypto';
import { days, later, system } from '#kernel';
import {
  act,
  adaptation,
  admission,
  attempt,
  bookingOrigin,
  closure,
  commitment,
  draft,
  exception,
  link,
  now,
  pending,
  preparation,
  preparationNote,
  reading,
  reminder,
  requestFile,
  signIn,
  succession,
} from '../../../../test/support/aged-rows.js';
import { until } from '../../../../test/support/command.js';
import {
  aCaseNote,
  aContact,
  aContest,
  aCorrection,
  aMailRhythm,
  aMayorLink,
  aNote,
  aNotice,
  anAction,
  anActionLink,
  anEvidence,
  anEvidenceFile,
  anExchange,
  anExchangeReader,
  aStep,
  someMinutes,
} from '../../../../test/support/kept-cases.js';
import { KeptRows } from '../../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { Database } from '../database.js';
import { Journal } from '../journal.js';
import { Inventories } from './inventories.js';
import { Retention } from './retention.js';
import { RetentionHolds } from './retention-holds.js';

const [usual, year, halfYear, quarter] = ['2025-06-24T03:00:00Z', '2026-06-24T03:00:00Z', '2026-12-24T03:00:00Z', '2027-03-26T03:00:00Z'];
const [month, day] = ['2027-05-25T03:00:00Z', '2027-06-23T03:00:00Z'];

type Make = (rows: KeptRows, at: Date) => Promise<string>;

/** Each rule: the latest instant that has been kept long enough, and a row of that instant. */
const rules: readonly (readonly [rule: string, limit: string, make: Make])[] = [
  ['act.signed', '2022-06-24T03:00:00Z', act],
  ['person.forgotten', usual, (rows, at) => rows.person(at)],
  ['address.unused', month, (rows, at) => rows.address(at)],
  ['sign_in.token', day, (rows, at) => signIn(rows, at, { person: rows.advisorId, id_token: 'x' })],
  ['adaptation.over', month, adaptation],
  ['preparation.over', usual, preparation],
  ['preparation_note.over', usual, preparationNote],
  ['booking_origin.old', month, bookingOrigin],
  ['admission.settled', year, admission],
  ['appointment.requester', usual, (rows, at) => rows.appointment(at)],
  ['attempt.old', halfYear, attempt],
  ['booking_draft.expired', day, draft],
  ['closure.over', halfYear, closure],
  ['case_action.closed', '2022-06-24T03:00:00Z', anAction],
  ['case_action_link.old', '2026-04-24T03:00:00Z', anActionLink],
  ['case_action_move.closed', '2022-06-24T03:00:00Z', anAction],
  ['case_contact.closed', usual, aContact],
  ['case_evidence.closed', '2022-06-24T03:00:00Z', (rows, at) => anEvidence(rows, at, 'shared')],
  ['case_evidence.internal', year, (rows, at) => anEvidence(rows, at, 'internal')],
  ['case_evidence_file.closed', '2022-06-24T03:00:00Z', (rows, at) => anEvidenceFile(rows, at, 'shared')],
  ['case_evidence_file.internal', year, (rows, at) => anEvidenceFile(rows, at, 'internal')],
  ['case_exchange.closed', '2022-06-24T03:00:00Z', anExchange],
  ['case_exchange_reader.old', '2026-04-24T03:00:00Z', anExchangeReader],
  ['case_mayor_link.old', '2026-04-24T03:00:00Z', aMayorLink],
  ['case_note.closed', '2022-06-24T03:00:00Z', (rows, at) => aCaseNote(rows, at, 'shared')],
  ['case_note.internal', year, (rows, at) => aCaseNote(rows, at, 'internal')],
  ['case_notice.old', '2026-04-24T03:00:00Z', aNotice],
  ['case_step.closed', '2022-06-24T03:00:00Z', aStep],
  ['case_step_contest.closed', '2022-06-24T03:00:00Z', aContest],
  ['project_case.agreed', '2022-06-24T03:00:00Z', (rows, at) => rows.closedCase(at)],
  ['commitment.past', usual, commitment],
  ['exception.past', '2025-06-24T00:00:00Z', exception],
  ['federated_identity.unused', usual, (rows, at) => rows.insert('federated_identity', { id: randomUUID(), ...unlinked(), seen_at: at })],
  ['file.loose', day, (rows, at) => rows.file(at)],
  ['idempotency_key.old', day, (rows, at) => rows.insert('idempotency_key', { ...answer(), recorded_at: at }, 'key')],
  ['mail_rhythm.forgotten', month, aMailRhythm],
  ['mailbox_reading.old', year, async (rows, at) => rows.insert('mailbox_reading', { ...(await reading(rows)), at })],
  ['message.details', quarter, (rows, at) => rows.message(at, { facts: { previousStart: '2026-01-01T00:00:00Z' } })],
  ['message.row', year, (rows, at) => rows.message(at)],
  ['minutes_correction.old', '2022-06-24T03:00:00Z', aCorrection],
  ['minutes.old', '2022-06-24T03:00:00Z', someMinutes],
  ['minutes_note.old', usual, aNote],
  ['outbox.handled', quarter, (rows, at) => rows.insert('outbox', { name: 'LinksAsked', payload: {}, recorded_at: at, handled_at: at })],
  ['pending_sign_in.over', day, pending],
  ['reminder.settled', quarter, reminder],
  ['request.old', usual, (rows, at) => rows.request(at)],
  ['request_file.old', usual, requestFile],
  ['retention_hold.ended', year, (rows, at) => rows.insert('retention_hold', { id: randomUUID(), ...lifted, starts_at: at, ends_at: at })],
  ['sign_in.last', usual, async (rows, at) => signIn(rows, at, { person: await rows.person(now) })],
  ['sign_in_link.old', day, link],
  ['succession.over', halfYear, succession],
  ['throttle.over', day, (rows, at) => rows.insert('throttle', { key: randomUUID(), hits: 1, ends_at: at }, 'key')],
];

describe('retention', () => {
  let running: RunningServices;
  let rows: KeptRows;
  let retention: Retention;
  let database: Database;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    rows = await KeptRows.of(running);
    [retention, database] = [running.app.get(Retention), running.app.get(Database)];
  }, 60_000);

  afterAll(() => running?.close());

  beforeEach(() => retention.carryOut(now));

  it.each(rules)('lets go by %s at its limit, %s, and not a second earlier', async (rule, limit, make) => {
    const goes = await make(rows, new Date(limit));
    const stays = await make(rows, later(new Date(limit), 1000));
    const foreseen = await retention.foresee(now);
    expect(foreseen.find((outcome) => outcome.rule === rule)).toMatchObject({ entries: 1, oldest: new Date(limit) });
    const kept = [await row(rule, goes), await row(rule, stays)];
    expect(await retention.carryOut(now)).toEqual(foreseen);
    expect(await row(rule, stays)).toEqual(kept[1]);
    expect(await row(rule, goes)).not.toEqual(kept[0]);
    expect((await retention.foresee(now)).find((outcome) => outcome.rule === rule)?.entries).toBe(0);
  });

  it('has a case here for every rule', () => {
    const all = running.app.get(Inventories).rules.map(({ rule }) => rule.code);
    const elsewhere = ['journal.month', 'sign_in.earlier'];
    expect([...rules.map(([rule]) => rule), ...elsewhere].sort()).toEqual([...all].sort());
  });

  it('keeps the latest sign-in of a person longer than those before', async () => {
    const person = await rows.person(now);
    const [first, second] = [
      await signIn(rows, new Date('2026-01-01T08:00:00Z'), { person }),
      await signIn(rows, new Date('2026-01-01T09:00:00Z'), { person }),
    ];
    await retention.carryOut(now);
    expect([await row('sign_in.earlier', first), await row('sign_in.earlier', second)]).toEqual([undefined, expect.anything()]);
  });

  it('forgets who asked, and leaves the appointment to the figures', async () => {
    const id = await rows.appointment(new Date(usual), { requester_function: 'maire', project_intention: 'concerter', place: 'mairie' });
    await retention.carryOut(now);
    expect(await row('appointment.requester', id)).toMatchObject({
      ...{ requester_first_name: '', requester_last_name: '', requester_email: '', requester_function: null, requester_phone: null },
      ...{ project_intention: null, place: null, message: null, status: 'confirmed', territory_id: 'commune:26063' },
      address_id: '00000000-0000-0000-0000-000000000000',
    });
  });

  it('forgets whoever called without a mailbox like anyone, and lets her row go', async () => {
    const called = new Date('2024-01-01T08:00:00Z');
    const address = await rows.insert('address', { id: randomUUID(), email: null, dead_at: called, created_at: called });
    const id = await rows.appointment(new Date(usual), { address_id: address, requester_email: null, requester_status: null });
    await retention.carryOut(now);
    expect(await row('appointment.requester', id)).toMatchObject({ requester_last_name: '', requester_phone: null });
    await retention.carryOut(now);
    expect(await row('address.unused', address)).toBeUndefined();
  });

  it('lets an address go the night after the last thing that named it', async () => {
    const address = await rows.address(new Date('2024-01-01T08:00:00Z'));
    await rows.appointment(new Date(usual), { address_id: address });
    await retention.carryOut(now);
    expect(await row('address.unused', address)).toBeDefined();
    await retention.carryOut(now);
    expect(await row('address.unused', address)).toBeUndefined();
  });

  it('never touches an appointment to come, nor what was said of it', async () => {
    const id = await rows.appointment(later(now, days(80)));
    const message = await rows.message(new Date('2026-01-01T08:00:00Z'), { subject_id: id, facts: { previousStart: 'x' } });
    const before = [await row('appointment.requester', id), await row('message.row', message)];
    await retention.carryOut(now);
    expect([await row('appointment.requester', id), await row('message.row', message)]).toEqual(before);
  });

  it('takes nothing that is under a hold, as long as it is', async () => {
    const [archives, holds] = [system('archives'), running.app.get(RetentionHolds)];
    const id = await rows.appointment(new Date(usual));
    const message = await rows.message(new Date('2024-01-01T08:00:00Z'), { subject_id: id });
    const hold = await holds.place(archives, { kind: 'appointment', id, reason: 'Visa des archives', until: null }, later(now, -days(1)));
    await retention.carryOut(now);
    expect(await row('appointment.requester', id)).toMatchObject({ requester_last_name: 'Chabert' });
    expect(await row('message.row', message)).toBeDefined();
    await holds.lift(archives, hold, now);
    await retention.carryOut(now);
    expect(await row('appointment.requester', id)).toMatchObject({ requester_last_name: '' });
    expect(await row('message.row', message)).toBeUndefined();
  });

  it('works in batches, each with its proof and its entry in the journal', async () => {
    for (let n = 0; n < 5; n += 1) await rows.insert('idempotency_key', { ...answer(), recorded_at: new Date(day) }, 'key');
    const before = await proofs();
    await retention.carryOut(now, 2);
    const made = (await proofs()).slice(before.length);
    expect(made.map(({ entries }) => entries)).toEqual([2, 2, 1]);
    expect(made.every(({ rule, sha256 }) => rule === 'idempotency_key.old' && sha256.length === 64)).toBe(true);
    expect(
      await database.rows(`SELECT FROM journal WHERE name = 'RetentionApplied' AND payload ->> 'rule' = 'idempotency_key.old'`),
    ).not.toEqual([]);
    await expect(database.rows('DELETE FROM retention_run')).rejects.toMatchObject({ driverError: { constraint: 'history_stays' } });
  });

  it('leaves it to whoever is already at it', async () => {
    const other = database.manager.connection.createQueryRunner();
    await other.startTransaction();
    await other.query(`SELECT pg_advisory_xact_lock(hashtext('retention'))`);
    expect(await retention.carryOut(now)).toBeNull();
    await other.rollbackTransaction();
    await other.release();
  });

  it('drops whole months of the journal once they are sealed and old, and not while something in them is held', async () => {
    const journal = running.app.get(Journal);
    for (const at of ['2026-05-31T23:00:00Z', '2026-06-01T00:00:00Z']) {
      await journal.openMonths(new Date(at));
      await rows.insert('journal', { at, actor: 'spec', name: 'Old', subject_kind: 'appointment', subject_id: at, payload: {} });
    }
    const foreseen = async () => (await retention.foresee(now)).find(({ rule }) => rule === 'journal.month');
    expect(await foreseen()).toMatchObject({ entries: 0 });
    // transactions of other specs on the same server hold the seal back for a moment
    const unsealed = `SELECT FROM journal WHERE name = 'Old' AND xid >= coalesce((SELECT below_xid FROM seal ORDER BY id DESC LIMIT 1), '0'::xid8)`;
    await until(async () => !(await journal.seal(now)) && (await database.rows(unsealed)).length === 0);
    const held = await rows.insert('retention_hold', { id: randomUUID(), ...lifted, subject_id: '2026-05-31T23:00:00Z', starts_at: day });
    expect(await foreseen()).toMatchObject({ entries: 0 });
    await database.rows('UPDATE retention_hold SET ends_at = $2 WHERE id = $1', [held, now]);
    expect(await foreseen()).toMatchObject({ entries: 1, oldest: new Date('2026-05-31T23:00:00Z') });
    await retention.carryOut(now);
    expect(await database.rows(`SELECT subject_id AS id FROM journal WHERE name = 'Old'`)).toEqual([{ id: '2026-06-01T00:00:00Z' }]);
  });

  async function row(rule: string, key: string): Promise<object | undefined> {
    const [table = ''] = rule.split('.');
    const keys = {
      adaptation: 'appointment_id',
      booking_origin: 'appointment_id',
      case_action_move: 'action_id',
      case_evidence_file: 'evidence_id',
      case_step_contest: 'step_id',
      minutes: 'appointment_id',
      minutes_correction: 'appointment_id',
      minutes_note: 'appointment_id',
      idempotency_key: 'key',
      mail_rhythm: 'person_id',
      pending_sign_in: 'state_digest',
      preparation: 'appointment_id',
      preparation_note: 'appointment_id',
      request_file: 'file_id',
      throttle: 'key',
    };
    const name = (keys as Record<string, string>)[table] ?? 'id';
    return database.row(`SELECT * FROM ${table} WHERE ${name}::text = $1`, [key]);
  }

  const proofs = () =>
    database.rows<{ rule: string; entries: number; sha256: string }>('SELECT rule, entries, sha256 FROM retention_run ORDER BY ctid');
});

const lifted = { subject_kind: 'appointment', subject_id: 'x', reason: 'litige', placed_by: 'system:spec' };
const answer = () => ({ key: randomUUID(), body_mac: 'x', status: 201, facts: {} });
const unlinked = () => ({ issuer: 'https://idp.example', sub: randomUUID(), roles: [] });
