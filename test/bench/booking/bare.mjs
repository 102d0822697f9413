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
  const end = new Date(start.getTime() + 45 * 60_000);
  const made = { ...appointment, id, advisor_id: advisor, address_id: address, start_at: start, end_at: end };
  await client.query('BEGIN');
  await client.query('INSERT INTO address (id, email, created_at) VALUES ($1, $2, $3) ON CONFLICT (email) DO NOTHING', [
    address,
    `${address}@mairie.example`,
    now,
  ]);
  await client.query(
    `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id) VALUES ($1, $2, tstzrange($3, $4), 'appointment', $5)
     ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), advisor, start, new Date(start.getTime() + 3_600_000), id],
  );
  await insertAppointment(client, { ...made, reference: `bare ${id}`, manage_digest: `manage ${id}`, mailed_digest: `mailed ${id}` });
  await client.query(
    `INSERT INTO appointment_change (appointment_id, sequence, kind, address_id, start_at, advisor_id, at)
     VALUES ($1, 0, 'booked', $2, $3, $4, $5)`,
    [id, address, start, advisor, now],
  );
  await client.query(`INSERT INTO outbox (name, payload, recorded_at, handled_at) VALUES ('Bare', $1, $2, $2)`, [{ id }, now]);
  await client.query(
    `INSERT INTO journal (at, actor, name, subject_kind, subject_id, payload) VALUES ($2, 'bare', 'Bare', 'appointment', $1, $3)`,
    [id, now, { id }],
  );
  await client.query('INSERT INTO idempotency_key (key, body_mac, status, facts, recorded_at) VALUES ($1, $1, 201, $2, $3)', [id, { id }, now]);
  await client.query('COMMIT');
}

function insertAppointment(client, row) {
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  return client.query(`INSERT INTO appointment (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
}
