import {
  AppointmentChanged,
  AppointmentClosed,
  type AppointmentRead,
  AppointmentsService,
  appointmentFields,
  SlotsService,
} from '#appointments';
import { CasesService } from '#cases';
import { anonymous, Forbidden, InvalidInput, NotFound, type PersonActor, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../../apps/cli/src/cast.js';
import { enrolCast } from '../../../test/support/cast.js';
import { Community } from '../../../test/support/community.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { inRole, nationwide, within } from '../../../test/support/standing.js';
import { Correcting } from './correcting.service.js';
import { FilingService } from './filing.service.js';
import { moveSentences } from './intake.fr.js';
import { IntakeService } from './intake.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const by = system('spec');
const [buis, nyons, mamoudzou] = ['commune:26063', 'commune:26220', 'commune:97611'] as const;

describe('an appointment booked for the wrong collectivité', () => {
  let services: RunningServices;
  let coordinator: PersonActor;
  let nth = -4;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    await enrolCast(services.app, now, advisors.slice(0, 2));
    coordinator = await new Community(services.app, now).with('coordinator', 'solene@cellule.example');
  }, 120_000);
  afterAll(() => services?.close());

  const get = <T>(service: abstract new (...deps: never[]) => T): T => services.app.get(service as never);
  const read = (id: string) => get(AppointmentsService).read(by, id);
  const correct = (
    id: string,
    territoryId: string,
    { actor = by, seen }: { actor?: Parameters<Correcting['correct']>[0]; seen?: number } = {},
  ) => get(Correcting).correct(actor, id, { territoryId, seen }, now);
  const said = (pending: Promise<unknown>) =>
    pending.then(
      () => 'corrected',
      (refusal: Error) => (refusal instanceof InvalidInput ? refusal.errors[0]?.detail : refusal.constructor.name),
    );
  const busy = (id: string) => get(Database).rows('SELECT person_id, busy::text, expires_at FROM commitment WHERE owner_id = $1', [id]);
  const booked = async (): Promise<AppointmentRead> => {
    nth += 4;
    const wish = { territoryId: buis, type: 'orientation', modality: 'visio', wide: false } as const;
    const start = new Date((await get(SlotsService).offered(anonymous, wish, now)).items[nth]?.start ?? 0);
    const requester = { firstName: 'Zoé', lastName: 'Le Goff', email: `zoe${nth}@buis.example`, status: 'staff' } as const;
    return get(IntakeService).make(anonymous, { territory: buis, type: 'orientation', modality: 'visio', start, requester }, now);
  };
  const filed = (id: string) => {
    const agreement = { by: 'Odile Chabert, maire', on: '2026-11-20', how: 'said' } as const;
    const open = { title: 'Une assemblée ouverte', summary: '', agreement };
    return get(FilingService).file(coordinator, { kind: 'appointment', id }, { open }, now);
  };

  it('goes on for the right one: same hour, reference, links and time of its advisor, on another clock', async () => {
    const before = await booked();
    const time = await busy(before.id);
    const after = await correct(before.id, mamoudzou, { actor: coordinator, seen: 0 });
    const place = { territoryId: mamoudzou, territoryLabel: 'Mamoudzou (976)', timeZone: 'Indian/Mayotte' };
    expect(after).toEqual({ ...before, ...place, sequence: 1, stampedAt: now });
    expect([await read(before.id), await busy(before.id)]).toEqual([after, time]);
  });

  it('keeps in its history which it was for, and who said so in the journal; neither is rewritten', async () => {
    const { id, advisorId } = await booked();
    await correct(id, nyons, { actor: coordinator });
    const sql =
      'SELECT kind, territory_from AS "from", territory_to AS "to" FROM appointment_change WHERE appointment_id = $1 ORDER BY sequence';
    expect(await get(Database).rows(sql, [id])).toEqual([
      { kind: 'booked', from: null, to: null },
      { kind: 'territory_corrected', from: buis, to: nyons },
    ]);
    const noted = await get(Database).rows(
      `SELECT payload FROM outbox WHERE name = 'AppointmentTerritoryCorrected' AND payload->>'appointmentId' = $1`,
      [id],
    );
    const payload = { appointmentId: id, sequence: 1, previousTerritoryId: buis, correctedBy: coordinator.personId };
    expect(noted).toEqual([{ payload }]);
    const rewritten = `UPDATE appointment_change SET territory_from = 'commune:26001' WHERE appointment_id = $1`;
    await expect(get(Database).rows(rewritten, [id])).rejects.toThrow();
    const unsaid = `INSERT INTO appointment_change SELECT appointment_id, 9, kind, address_id, start_at, $2, at FROM appointment_change WHERE appointment_id = $1 AND sequence = 1`;
    await expect(get(Database).rows(unsaid, [id, advisorId])).rejects.toMatchObject({
      driverError: { constraint: 'appointment_change_territory' },
    });
  });

  it('is refused in plain words for a place that is unknown, retired, named by its people, the same, or out of reach', async () => {
    const { id, advisorId } = await booked();
    await get(Database).rows(`UPDATE territory SET retired_in = 2026 WHERE id = 'commune:26001'`);
    for (const nowhere of ['', 'commune:99999', 'commune:26001', 'other:00000000-0000-4000-8000-000000000000'])
      expect([nowhere, await said(correct(id, nowhere))]).toEqual([nowhere, appointmentFields.territory]);
    expect(await said(correct(id, buis))).toBe(appointmentFields.sameTerritory);
    const northern = inRole('advisor', within('26', '59'), advisorId);
    expect(await said(correct(id, mamoudzou, { actor: northern }))).toBe(appointmentFields.territoryElsewhere);
    expect(await read(id)).toMatchObject({ territoryId: buis, sequence: 0 });
    expect(await said(correct(id, nyons, { actor: northern }))).toBe('corrected');
  });

  it('is the affair of her who has it and of coordination, as long as it is to come', async () => {
    const { id, advisorId } = await booked();
    await expect(correct(id, nyons, { actor: { kind: 'holder', purpose: 'manage-mailed', id } })).rejects.toBeInstanceOf(Forbidden);
    await expect(correct(id, nyons, { actor: inRole('advisor', nationwide) })).rejects.toBeInstanceOf(Forbidden);
    await expect(correct(id, nyons, { actor: anonymous })).rejects.toBeInstanceOf(NotFound);
    await expect(correct(id, nyons, { actor: inRole('advisor', nationwide, advisorId) })).resolves.toMatchObject({ territoryId: nyons });
    await get(AppointmentsService).cancel(by, id, { reason: null }, now);
    await expect(correct(id, buis)).rejects.toBeInstanceOf(AppointmentClosed);
    const { id: begun, start } = await booked();
    await expect(get(Correcting).correct(by, begun, { territoryId: nyons }, start)).rejects.toBeInstanceOf(AppointmentClosed);
  });

  it('stays in the case of another collectivité, with nothing changed', async () => {
    const before = await booked();
    await filed(before.id);
    expect(await said(correct(before.id, nyons))).toBe(moveSentences.inAnotherCase);
    expect(await read(before.id)).toEqual(before);
  });

  it('is corrected by one of two at once; the other is told', async () => {
    const { id } = await booked();
    const outcomes = await Promise.all([nyons, mamoudzou].map((place) => said(correct(id, place, { seen: 0 }))));
    expect(outcomes.toSorted()).toEqual([AppointmentChanged.name, 'corrected']);
    expect((await read(id)).sequence).toBe(1);
  });

  it('is corrected or put into a case of the former, never both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await booked();
      const [, caseId] = await Promise.all([said(correct(id, nyons)), filed(id)]);
      expect((await get(CasesService).one(by, caseId, now)).territoryId).toBe((await read(id)).territoryId);
    }
  });
});
