import { randomUUID } from 'node:crypto';
import { Database } from '#platform';
import { type Project, Projects } from '../../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../../test/support/services.js';
import { CaseNotesService } from '../case-notes.service.js';
import { CaseJoiningsService } from './case-joinings.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';
const why = { reason: 'C’est le même projet.', version: 1, intoVersion: 1 };

describe('in the database, a case that has joined another', () => {
  let services: RunningServices;
  let projects: Projects;
  let joinings: CaseJoiningsService;
  let project: Project;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    projects = new Projects(services.app, now);
    joinings = services.app.get(CaseJoiningsService);
    project = await projects.begun(buis, 'base');
  }, 120_000);
  afterAll(() => services?.close());

  const rows = (sql: string, values: readonly unknown[] = []) => services.app.get(Database).rows<Record<string, unknown>>(sql, values);
  const opened = () => projects.open(buis, project.advisor);
  const join = (id: string, intoId: string) => joinings.join(project.advisor, id, { ...why, intoId }, now);
  const several = async (n: number) => {
    const ids: string[] = [];
    for (let one = 0; one < n; one += 1) ids.push(await opened());
    return ids as [string, string, string];
  };

  it('is pointed at by none, points at one that stands, and never at itself: no chain, no circle', async () => {
    const [part, whole, third] = await several(3);
    await join(part, whole);
    const close = `UPDATE project_case SET phase = 'closed', closed_at = opened_at`;
    const refused = (sql: string, values: readonly unknown[], constraint: string) =>
      expect(rows(sql, values)).rejects.toMatchObject({ driverError: { constraint } });
    await refused(`${close}, joined_into = $2 WHERE id = $1`, [third, part], 'project_case_joined');
    await refused(`${close}, joined_into = $2 WHERE id = $1`, [whole, third], 'project_case_joined');
    await refused(`${close}, joined_into = $1 WHERE id = $1`, [third], 'project_case_joined_over');
    await refused('UPDATE project_case SET joined_into = $2 WHERE id = $1', [third, whole], 'project_case_joined_over');
    await expect(join(whole, third)).rejects.toMatchObject({ errors: [{ pointer: '/joinTaken' }] });
    await expect(joinings.join(project.advisor, third, { ...why, intoId: part, intoVersion: 2 }, now)).rejects.toMatchObject({
      errors: [{ pointer: '/joinInto' }],
    });
  });

  it('takes nothing more, and is left as it was but for the name that is forgotten', async () => {
    const [part, whole] = await several(2);
    await join(part, whole);
    const id = randomUUID();
    for (const sql of [
      'UPDATE project_case SET joined_into = NULL WHERE id = $1',
      `UPDATE project_case SET phase = 'intention', closed_at = NULL, joined_into = NULL WHERE id = $1`,
      "UPDATE project_case SET active_at = active_at + interval '1 day' WHERE id = $1",
      `UPDATE project_case SET agreed_by = '', title = 'x' WHERE id = $1`,
      `INSERT INTO case_partner (id, case_id, name, added_at) VALUES ('${id}', $1, 'x', '${now.toISOString()}')`,
      `INSERT INTO case_note (id, case_id, words, visibility, role, at) VALUES ('${id}', $1, 'x', 'shared', 'lead', '${now.toISOString()}')`,
      `INSERT INTO case_exchange (id, case_id, side, words, role, said_by, at)
       VALUES ('${id}', $1, 'cell', 'x', 'holder', 'x', '${now.toISOString()}')`,
      `INSERT INTO case_attachment (kind, thing_id, case_id, attached_at) VALUES ('request', '${id}', $1, '${now.toISOString()}')`,
      `INSERT INTO case_access (id, case_id, person_id, role, starts_at) SELECT '${id}', $1, referent_id, 'advisor', opened_at FROM project_case LIMIT 1`,
    ])
      await expect(rows(sql, [part])).rejects.toMatchObject({ driverError: { constraint: 'joined_case_stays' } });
    await rows(`UPDATE project_case SET agreed_by = '' WHERE id = $1`, [part]);
  });

  it.each([1, 2, 3, 4, 5, 6])('is the one of two that join each other at once; the other is told what came between (%i)', async () => {
    const [first, second] = await several(2);
    const tries = Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? join(first, second) : join(second, first)));
    const outcomes = await Promise.allSettled(tries);
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refusals).toHaveLength(7);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'case-moved-meanwhile',
        facts: { since: [{ kind: 'join', to: 'closed', reason: why.reason }] },
      });
    const pointers = await rows('SELECT id FROM project_case WHERE id = ANY ($1) AND joined_into IS NOT NULL', [[first, second]]);
    expect(pointers).toHaveLength(1);
  });

  it('loses nothing that is written while it joins: it is there, or whoever wrote is told', async () => {
    const [part, whole] = await several(2);
    const notes = services.app.get(CaseNotesService);
    const write = (n: number) => notes.write(project.advisor, part, { words: `Note ${n}`, visibility: 'shared' }, now);
    const tries = await Promise.allSettled([...Array.from({ length: 6 }, (_, n) => write(n)), join(part, whole), write(6), write(7)]);
    const kept = tries.filter(({ status }) => status === 'fulfilled').length - 1;
    for (const outcome of tries) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'case-joined' });
    const { items } = await notes.notes(project.advisor, part, { limit: 100 }, now);
    expect(items).toHaveLength(kept);
  });

  it('is over when the one that it has joined is', async () => {
    const [part, whole] = await several(2);
    await join(part, whole);
    const overAt = async () => (await rows('SELECT case_over_at($1) AS at', [part]))[0]?.at;
    expect(await overAt()).toBeNull();
    await rows(`UPDATE project_case SET phase = 'closed', closed_at = $2 WHERE id = $1`, [whole, now]);
    expect(await overAt()).toEqual(now);
  });
});
