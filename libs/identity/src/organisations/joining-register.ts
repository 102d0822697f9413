import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, type Page, type PageAsked, pageOf, pageSize, positionOf, reach } from '#kernel';
import { Database } from '#platform';
import { type AdmissionRead, askedOfCell } from './admissions.queries.js';

/** For the cell: who asks to be of a collectivité where nobody leads, within its scope, the first who asked first. */
@Injectable()
export class JoiningRegister {
  constructor(private readonly database: Database) {}

  async list(by: Actor, asked: PageAsked, now: Date): Promise<Page<AdmissionRead>> {
    const [position, most] = [positionOf(asked.after), pageSize(asked)];
    const found = await this.database.rows<AdmissionRead>(
      `SELECT * FROM (${askedOfCell}) asked WHERE $3::timestamptz IS NULL OR ("saidAt", id) > ($3, $4::uuid) ORDER BY "saidAt", id LIMIT $5`,
      [departementsOf(by), now, position?.at ?? null, position?.id ?? null, most + 1],
    );
    return pageOf(found, most, ({ saidAt, id }) => ({ at: saidAt, id }));
  }

  async count(by: Actor, now: Date): Promise<number> {
    const sql = `SELECT count(*)::int AS count FROM (${askedOfCell}) asked`;
    return (await this.database.row<{ count: number }>(sql, [departementsOf(by), now]))?.count ?? 0;
  }
}

/** Whose asking she may answer; null: the whole country's. */
function departementsOf(by: Actor): readonly string[] | null {
  const standing = by.kind === 'person' ? by.standing : null;
  const scope = standing?.organisationKind === 'cell' ? reach(by, 'membership', 'decide') : 'none';
  if (scope === 'none') throw new NotFound();
  return scope === 'all' ? null : (standing?.scope.departements ?? []);
}
