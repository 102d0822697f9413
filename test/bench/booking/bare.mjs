// What a booking costs at the least: the rows it leaves, written by hand by a bare client in one transaction.
import { randomUUID } from 'node:crypto';

/** An appointment to copy, and the advisors who take turns. */
export async function bareOrder(client) {
  const { rows: advisors } = await client.query('SELECT DISTINCT person_id FROM opening ORDER BY person_id');
  const { rows } = await client.query(`SELECT * FROM appointment WHERE status = 'confirmed' ORDER BY id LIMIT 1`);
  return { advisors: advisors.map(({ person_id }) => person_id), appointment: rows[0] };
}

export async function bookBare(client, order, n) {
  await client.query('BEGIN');
  for (const insert of inserts(order, n)) await client.query(insert);
  await client.query('COMMIT');
}

/** Of the nth, at a time of its own, years ahead. */
function inserts({ advisors, appointment }, n) {
  const [id, address_id, at] = [randomUUID(), randomUUID(), new Date()];
  const advisor_id = advisors[n % advisors.length];
  const start_at = new Date(Date.UTC(2036, 0, 1, Math.floor(n / advisors.length)));
  const own = { id, reference: `bare ${id}`, manage_digest: `manage ${id}`, mailed_digest: `mailed ${id}` };
  return [
    into('address', { id: address_id, email: `${address_id}@mairie.example`, created_at: at }, 'ON CONFLICT (email) DO NOTHING'),
    commitment({ id, advisor_id, start_at }),
    into('appointment', { ...appointment, ...own, advisor_id, address_id, start_at, end_at: after(start_at, 45) }),
    into('appointment_change', { appointment_id: id, sequence: 0, kind: 'booked', address_id, start_at, advisor_id, at }),
    into('outbox', { name: 'Bare', payload: { id }, recorded_at: at, handled_at: at }),
    into('journal', { at, actor: 'bare', name: 'Bare', subject_kind: 'appointment', subject_id: id, payload: { id } }),
    into('idempotency_key', { key: id, body_mac: id, status: 201, facts: { id }, recorded_at: at }),
  ];
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
