// What is looked at afterwards. Each answers with what is wrong, one line each.

/** What there is of each appointment: $1 nothing. */
const kept = `
  SELECT reference, coalesce(commitments, 0)::int AS commitments, coalesce(events, 0)::int AS events, coalesce(entries, 0)::int AS entries
  FROM appointment
    LEFT JOIN (SELECT owner_id AS id, count(*) AS commitments FROM commitment WHERE owner_kind = 'appointment' GROUP BY 1) c USING (id)
    LEFT JOIN (SELECT (payload ->> 'appointmentId')::uuid AS id, count(*) AS events FROM outbox
      WHERE name = 'AppointmentBooked' GROUP BY 1) e USING (id)
    LEFT JOIN (SELECT subject_id::uuid AS id, count(*) AS entries FROM journal WHERE name = 'AppointmentBooked' GROUP BY 1) j USING (id)`;

/** Every booking that was acknowledged is there once, whole, and no other is. */
export async function wrongBookings(rows, answers) {
  return wrongAmong(
    answers.filter(({ status }) => status === 201).map(({ body }) => body.reference),
    await rows(kept),
  );
}

export function wrongAmong(acknowledged, found) {
  const names = new Set(found.map(({ reference }) => reference));
  const asked = new Set(acknowledged);
  return [
    ...[...asked].filter((reference) => !names.has(reference)).map((reference) => `${reference} is lost`),
    ...acknowledged.filter((reference, i) => acknowledged.indexOf(reference) !== i).map((reference) => `${reference} was given twice`),
    ...found
      .filter(({ reference }, i) => found.findIndex((each) => each.reference === reference) !== i)
      .map(({ reference }) => `${reference} is there twice`),
    ...found.filter(({ reference }) => !asked.has(reference)).map(({ reference }) => `nobody heard of ${reference}`),
    ...found.flatMap(incomplete),
  ];
}

function incomplete({ reference, ...parts }) {
  return Object.entries(parts).flatMap(([part, count]) => (count === 1 ? [] : [`${reference} has ${count} ${part}`]));
}

/** What goes beyond its limit, or does not reach its least. */
export const beyond = (figures) => figures.filter(({ value, limit, least }) => value > limit || value < least);
