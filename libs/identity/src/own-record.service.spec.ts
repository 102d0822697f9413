import { Database } from '#platform';
import { KeptRows } from '../../../test/support/kept-rows.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { asHerself } from '../../../test/support/standing.js';
import { OwnRecordService } from './own-record.service.js';

const now = new Date('2026-11-23T08:00:00Z');

describe('correcting one’s own record', () => {
  let running: RunningServices;
  let rows: KeptRows;
  let records: OwnRecordService;

  beforeAll(async () => {
    running = await startServices(now.toISOString());
    rows = await KeptRows.of(running);
    records = running.app.get(OwnRecordService);
  }, 60_000);
  afterAll(() => running?.close());

  it('changes what she says of herself, and tells the journal which fields', async () => {
    const me = asHerself(await rows.person(now));
    const corrected = await records.correct(
      me,
      { lastName: ' Chabert-Roux ', function: 'secrétaire de mairie', phone: '01 99 00 12 34' },
      now,
    );
    expect(corrected).toEqual({ firstName: 'Odile', lastName: 'Chabert-Roux', function: 'secrétaire de mairie', phone: '01 99 00 12 34' });
    expect(await records.read(me)).toEqual(corrected);
    expect(await records.correct(me, { phone: '' }, now)).toMatchObject({ phone: null, function: 'secrétaire de mairie' });
    expect(await noted(me.personId)).toEqual([{ fields: ['lastName', 'function', 'phone'] }, { fields: ['phone'] }]);
  });

  it('leaves what was written of her before as it was', async () => {
    const me = asHerself(await rows.person(now));
    const address = await rows.address(now, { person_id: me.personId, proven_at: now });
    const id = await rows.appointment(now, { address_id: address });
    await records.correct(me, { lastName: 'Roux' }, now);
    const kept = await running.app.get(Database).row('SELECT requester_last_name AS name FROM appointment WHERE id = $1', [id]);
    expect(kept).toEqual({ name: 'Chabert' });
  });

  it.each([
    ['no name', { firstName: ' ' }, '/firstName'],
    ['a name that is a link', { lastName: 'https://x.example' }, '/lastName'],
    ['a telephone without digits', { phone: 'chez moi' }, '/phone'],
    ['a function that never ends', { function: 'x'.repeat(121) }, '/function'],
  ])('refuses %s', async (_what, said, pointer) => {
    const me = asHerself(await rows.person(now));
    await expect(records.correct(me, said, now)).rejects.toMatchObject({ errors: [{ pointer }] });
  });

  it('says nothing to the journal when nothing changes', async () => {
    const me = asHerself(await rows.person(now));
    await records.correct(me, { firstName: 'Odile' }, now);
    expect(await noted(me.personId)).toEqual([]);
  });

  const noted = async (id: string): Promise<object[]> => {
    const found = await running.app
      .get(Database)
      .rows<{ payload: object }>(`SELECT payload FROM journal WHERE name = 'OwnRecordCorrected' AND subject_id = $1 ORDER BY id`, [id]);
    return found.map(({ payload }) => payload);
  };
});
