// What a booking costs at the least: the rows it leaves, written by hand by a bare client in one transaction.
import { randomUUID } from 'node:crypto';

/** An appointment to copy, and the advisors who take turns. */
export async function bareOrder(client) {
  const { rows: advisors } = await client.query('SELECT DISTINCT person_id FROM opening ORDER BY person_id');
  const { rows } = await client.query(`SELECT * FROM appointment WHERE status = 'confirmed' ORDER BY id LIMIT 1`);
  return { advisors: advisors.map(({ person_id }) => person_id), appointment: rows[0] };
}

/** The nth, at a time of its own, years ahead. */
export async function bookBare(client, { advisors, appointment }, n) {
  const [id, address, now] = [randomUUID(), randomUUID(), new Date()];
  const advisor = advisors[n % advisors.length];
  const start = new Date(Date.UTC(2036, 0, 1, Math.floor(n / advisors.length)));
  await client.query('BEGIN');
  for (const insert of [
    into('address', { id: address, email: `${address}@mairie.example`, created_at: now }, 'ON CONFLICT (email) DO NOTHING'),
    commitment({ advisor, start, id }),
    into('appointment', {
      ...appointment,
      ...own(id),
      advisor_id: advisor,
      address_id: address,
      start_at: start,
      end_at: after(start, 45),
    }),
    into('appointment_change', {
      appointment_id: id,
      sequence: 0,
      kind: 'booked',
      address_id: address,
      start_at: start,
      advisor_id: advisor,
      at: now,
    }),
    into('outbox', { name: 'Bare', payload: { id }, recorded_at: now, handled_at: now }),
    into('journal', { at: now, actor: 'bare', name: 'Bare', subject_kind: 'appointment', subject_id: id, payload: { id } }),
    into('idempotency_key', { key: id, body_mac: id, status: 201, facts: { id }, recorded_at: now }),
  ])
    await client.query(insert);
  await client.query('COMMIT');
}

const commitment = ({ advisor, start, id }) => ({
  text: `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id) VALUES ($1, $2, tstzrange($3, $4), 'appointment', $5)
         ON CONFLICT DO NOTHING RETURNING id`,
  values: [randomUUID(), advisor, start, after(start, 60), id],
});

/** One of each appointment: nothing that must be unique comes twice. */
const own = (id) => ({ id, reference: `bare ${id}`, manage_digest: `manage ${id}`, mailed_digest: `mailed ${id}` });

function into(table, row, more = '') {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  return { text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ${more}`, values: Object.values(row) };
}

const after = (start, minutes) => new Date(start.getTime() + minutes * 60_000);
