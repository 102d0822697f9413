// What a booking costs at the least: the same essential statements, sent by hand by a bare client. What decides (is the key new, whose
// address, how much has it, who is free that day, whose turn is it) and what stays: every row that a booking leaves.
import { randomUUID } from 'node:crypto';

const deciding = {
  key: `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)), (SELECT status FROM idempotency_key WHERE key = $1) AS before`,
  address: `WITH made AS (INSERT INTO address (id, email, created_at) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING RETURNING id)
    SELECT id FROM made UNION ALL SELECT id FROM address WHERE email = $2`,
  weight: 'SELECT upcoming, messages FROM appointment_weight($1, $2, $3)',
  busy: 'SELECT person_id, lower(busy), upper(busy) FROM commitment WHERE busy && tstzrange($1, $2)',
  turn: `SELECT person_id, (SELECT count(*) FROM appointment WHERE advisor_id = person_id AND status = 'confirmed' AND start_at > $2),
      (SELECT max(created_at) FROM appointment WHERE advisor_id = person_id)
    FROM unnest($1::uuid[]) AS advisor (person_id)`,
};

/** An appointment to come, to copy and whose day is looked at, and the advisors who take turns. */
export async function bareOrder(client) {
  const { rows: advisors } = await client.query('SELECT DISTINCT person_id FROM opening ORDER BY person_id');
  const { rows } = await client.query(
    `SELECT * FROM appointment WHERE start_at > $1 AND status = 'confirmed' ORDER BY start_at, id LIMIT 1`,
    [after(new Date(), 14 * 24 * 60)],
  );
  return { advisors: advisors.map(({ person_id }) => person_id), appointment: rows[0] };
}

/**
 * The nth; `wholly` false: without what decides, its rows alone. Its journal row `apart`, `joined` to that of the outbox as the service
 * writes it, or `none`.
 */
export async function bookBare(client, order, { n, wholly, record = 'apart' }) {
  const booking = numbered(order, n);
  await client.query('BEGIN');
  for (const statement of [...(wholly ? questions(order, booking) : []), ...inserts(order, booking, record)]) await client.query(statement);
  await client.query('COMMIT');
}

/** At a time of its own, years ahead. */
function numbered({ advisors }, n) {
  const id = randomUUID();
  const start_at = new Date(Date.UTC(2036, 0, 1, Math.floor(n / advisors.length)));
  return { id, address_id: randomUUID(), advisor_id: advisors[n % advisors.length], start_at, at: new Date() };
}

/** Half of the advisors are free, as a rule. The address of the last question is made by the second. */
function questions({ advisors, appointment }, { id, address_id, at }) {
  const day = new Date(appointment.start_at.toISOString().slice(0, 10));
  return [
    { text: deciding.key, values: [id] },
    { text: deciding.address, values: [address_id, `${address_id}@mairie.example`, at] },
    { text: deciding.weight, values: [address_id, at, after(at, -24 * 60)] },
    { text: deciding.busy, values: [day, after(day, 24 * 60)] },
    { text: deciding.turn, values: [advisors.slice(0, advisors.length / 2), at] },
  ];
}

function inserts({ appointment }, booking, record) {
  const { id, address_id, advisor_id, start_at, at } = booking;
  const own = { id, reference: `bare ${id}`, manage_digest: `manage ${id}`, mailed_digest: `mailed ${id}` };
  return [
    into('address', { id: address_id, email: `${address_id}@mairie.example`, created_at: at }, 'ON CONFLICT (email) DO NOTHING'),
    commitment({ id, advisor_id, start_at }),
    into('appointment', { ...appointment, ...own, advisor_id, address_id, start_at, end_at: after(start_at, 45) }),
    into('appointment_change', { appointment_id: id, sequence: 0, kind: 'booked', address_id, start_at, advisor_id, at }),
    ...announced(booking)[record],
    into('idempotency_key', { key: id, body_mac: id, status: 201, facts: { id }, recorded_at: at }),
  ];
}

/** As `Announcer.record` has it when they are joined. */
function announced({ id, at }) {
  const outbox = into('outbox', { name: 'Bare', payload: { id }, recorded_at: at, handled_at: at });
  const journal = into('journal', { at, actor: 'bare', name: 'Bare', subject_kind: 'appointment', subject_id: id, payload: { id } });
  const joined = {
    text: `WITH announced AS (INSERT INTO outbox (name, payload, recorded_at, handled_at) VALUES ($1, $2, $3, $3))
      INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload, request_id, on_behalf_of)
      VALUES ($3, $4, $1, $5, $6, $2, $7, $8)`,
    values: ['Bare', { id }, at, 'bare', 'appointment', id, null, null],
  };
  return { apart: [outbox, journal], joined: [joined], none: [outbox] };
}

const commitment = ({ id, advisor_id, start_at }) => ({
  text: `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id) VALUES ($1, $2, tstzrange($3, $4), 'appointment', $5)
         ON CONFLICT DO NOTHING RETURNING id`,
  values: [randomUUID(), advisor_id, start_at, after(start_at, 60), id],
});

function into(table, row, more = '') {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  return { text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ${more}`, values: Object.values(row) };
}

const after = (start, minutes) => new Date(start.getTime() + minutes * 60_000);
