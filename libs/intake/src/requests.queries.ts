/** The collectivité's too, in PostgreSQL's own words: the same for one request, for lists, and for the préfecture's summary. */
export const isStoodFor = `stood_for('request', request.id, territory_id, address_id, received_at)`;

/** What a request is judged by, and by which door it came. $1 its id. */
export const judgedBy = `
  SELECT territory_id AS "territoryId", territory.departements, ${isStoodFor} AS "isStoodFor",
    (SELECT json_build_object('door', door, 'name', arrival.name) FROM arrival WHERE arrival.id = request.id) AS arrival,
    ARRAY(SELECT person_id FROM address WHERE id = address_id AND proven_at IS NOT NULL AND person_id IS NOT NULL) AS "requesterIds"
  FROM request JOIN territory ON territory.id = territory_id WHERE request.id = $1`;

/** Of these, those that were made by an address of that person. $1 requests, $2 person. */
export const madeBy = `
  SELECT request.id FROM request JOIN address ON address.id = address_id
  WHERE request.id = ANY($1) AND person_id = $2 AND proven_at IS NOT NULL`;
