import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { PersonActor } from '#kernel';
import { Retention } from '#platform';
import { Community } from '../../../test/support/community.js';
import { pdf } from '../../../test/support/documents.js';
import { KeptFiles } from '../../../test/support/kept-files.js';
import { KeptRows } from '../../../test/support/kept-rows.js';
import { asHerself, inCollectivite, inRole, within } from '../../../test/support/standing.js';
import { RequestFilesService } from './request-files.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';

describe('the documents of a request', () => {
  let kept: KeptFiles;
  let rows: KeptRows;
  let documents: RequestFilesService;
  let request: string;
  let lead: PersonActor;
  let asker: PersonActor;

  beforeAll(async () => {
    kept = await KeptFiles.open(now.toISOString(), { UNSCANNED_FILES: '0' });
    rows = await KeptRows.of(kept.running);
    documents = kept.running.app.get(RequestFilesService);
    lead = inCollectivite('lead', buis, await rows.person(now));
    asker = await new Community(kept.running.app, now).with('member', 'odile.chabert@buis.example', { territoryId: buis });
  }, 60_000);
  afterAll(() => kept?.close());
  beforeEach(async () => {
    request = await rows.request(now);
    // of someone for whom the collectivité stands: her colleagues read it
    const itsAddress = 'UPDATE address SET person_id = $2, proven_at = $3 WHERE id = (SELECT address_id FROM request WHERE id = $1)';
    await kept.rows(itsAddress, [request, asker.personId, now]);
  });

  const add = (by: PersonActor, title: string = randomUUID()) =>
    documents.add(by, request, { name: `${title}.pdf`, bytes: Readable.from([pdf(title)]) }, now);
  const only = async (by: PersonActor) => (await documents.of(by, request)).files[0]!;

  it('are twenty at most, however many come at once', async () => {
    for (let n = 0; n < 14; n += 1) await add(lead);
    const done = await Promise.allSettled(Array.from({ length: 12 }, () => add(lead)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'too-many-files' });
    expect((await documents.of(lead, request)).files).toHaveLength(20);
  }, 60_000);

  it('are read as the request is, added by those who deal with it, and taken away by who brought them or coordination', async () => {
    await add(lead);
    const { id } = await only(lead);
    const member = inCollectivite('member', buis, await rows.person(now));
    const [advisor, desk] = [inRole('advisor', undefined, await rows.person(now)), inRole('coordinator')];
    expect([(await only(lead)).mayRemove, (await only(member)).mayRemove, (await only(advisor)).mayRemove]).toEqual([true, false, false]);
    for (const by of [member, advisor]) await expect(documents.remove(by, request, id, now)).rejects.toMatchObject({ code: 'forbidden' });
    for (const by of [
      asHerself(randomUUID()),
      inCollectivite('lead', 'commune:26220'),
      inRole('coordinator', within('59')),
      inRole('prefecture'),
    ])
      for (const act of [documents.of(by, request), documents.open(by, request, id, now), documents.remove(by, request, id, now), add(by)])
        await expect(act).rejects.toMatchObject({ code: 'not-found' });
    await expect(add(inRole('auditor'))).rejects.toMatchObject({ code: 'forbidden' });
    await documents.remove(desk, request, id, now);
    expect((await documents.of(lead, request)).files).toEqual([]);
    await expect(documents.remove(desk, request, id, now)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that nobody scanned are opened by who brought them alone, unless the installation says otherwise', async () => {
    await add(lead);
    const [file, desk] = [await only(lead), inRole('coordinator')];
    expect([file.state, file.mayOpen, (await only(desk)).mayOpen]).toEqual(['unscanned', true, false]);
    (await documents.open(lead, request, file.id, now)).bytes.destroy();
    await expect(documents.open(desk, request, file.id, now)).rejects.toMatchObject({ code: 'file-held-back' });
  });

  it('go with what the request says, then the request itself', async () => {
    await add(lead);
    const later = new Date('2028-11-24T03:00:00Z');
    const left = (table: string, key: string) => kept.rows(`SELECT FROM ${table} WHERE ${key} = $1`, [request]);
    await kept.running.app.get(Retention).carryOut(later);
    expect([await left('request_file', 'request_id'), (await left('request', 'id')).length]).toEqual([[], 1]);
    await kept.running.app.get(Retention).carryOut(later);
    expect(await left('request', 'id')).toEqual([]);
  });
});
