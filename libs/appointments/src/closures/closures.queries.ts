const columns = `closure.id, scope, key, reason, starts_at AS "from", ends_at AS until, closed_at AS "closedAt",
  reopened_at AS "reopenedAt", territory.label`;

const there = `closure LEFT JOIN territory ON scope = 'territory' AND territory.id = key`;

/** $1 null for all, else codes of départements: only what is closed in them; $2 now; $3 how many. What is in force or to come first. */
export const closures = `
  SELECT ${columns} FROM ${there}
  WHERE $1::text[] IS NULL OR territory.departements && $1
  ORDER BY (reopened_at IS NULL AND (ends_at IS NULL OR ends_at > $2)) DESC, closed_at DESC, closure.id LIMIT $3`;

/** $1 its id. Its row is nobody else's to change until the transaction ends. */
export const closureToReopen = `
  SELECT ${columns}, coalesce(territory.departements, '{}') AS departements FROM ${there} WHERE closure.id = $1 FOR UPDATE OF closure`;

export const keepClosure = `
  INSERT INTO closure (id, scope, key, reason, starts_at, ends_at, closed_at, closed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
