// What a booking costs at the least: its rows, written by hand by a bare client in one transaction.
import { randomUUID } from 'node:crypto';

/** Milliseconds of each of `count` bookings, one after another. */
export async function bareBookings(client, count) {
  const { rows } = await client.query('SELECT * FROM appointment LIMIT 1');
  const ms = [];
  for (let n = 0; n < count; n += 1) {
    const before = performance.now();
    await bookBare(client, { ...rows[0], id: randomUUID() }, new Date(Date.UTC(2036, 0, 1, n)));
    ms.push(performance.now() - before);
  }
  return ms;
}

async function bookBare(client, appointment, start) {
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO commitment (id, person_id, busy, owner_kind, owner_id) VALUES ($1, $2, tstzrange($3, $3::timestamptz + interval '1 hour'), 'appointment', $4)
     ON CONFLICT DO NOTHING RETURNING id`,
    [randomUUID(), appointment.advisor_id, start, appointment.id],
  );
  const row = { ...appointment, reference: `bare ${appointment.id}`, manage_digest: appointment.id, mailed_digest: appointment.id };
  const columns = Object.keys(row);
  const places = columns.map((_, i) => `$${i + 1}`).join(', ');
  await client.query(`INSERT INTO appointment (${columns.join(', ')}) VALUES (${places})`, Object.values(row));
  await client.query('COMMIT');
}
