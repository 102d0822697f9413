import { SlotsService, SlotTaken } from '#appointments';
import { CaseContactsService, CasesService } from '#cases';
import { anonymous, days, Forbidden, InvalidInput, later, NotFound, type PersonActor } from '#kernel';
import { Database, IdempotencyKeyReused } from '#platform';
import { Projects } from '../../../test/support/project.js';
import { type RunningServices, startServices } from '../../../test/support/services.js';
import { afterIt, someWriting, WrittenUps } from '../../../test/support/written-up.js';
import { BookingAgain } from './booking-again.service.js';
import { FixingService, type FixingWish } from './fixing.service.js';
import type { FixedFrom } from './fixing-sources.js';
import { RequestRegister } from './request-register.service.js';
import { RequestsService } from './requests.service.js';
import { TriageService } from './triage.service.js';

const now = new Date('2026-11-23T08:00:00Z');
const buis = 'commune:26063';

describe('fixing an appointment for those one deals with', () => {
  let services: RunningServices;
  let ups: WrittenUps;
  let advisor: PersonActor;
  let nth = -6;

  beforeAll(async () => {
    services = await startServices(now.toISOString());
    ups = await WrittenUps.in(services.app, now);
    advisor = ups.advisor;
  }, 120_000);
  afterAll(() => services?.close());

  const get = <T>(type: new (...args: never[]) => T): T => services.app.get(type);
  const fixing = () => get(FixingService);
  const form = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const requested = async (email: string, isAccepted = true): Promise<FixedFrom & { kind: 'request' }> => {
    const who = { firstName: 'Zoé', lastName: 'Le Goff', email, status: 'staff' as const, intention: 'Une assemblée' };
    const { id } = await get(RequestsService).submit(anonymous, { type: 'orientation', territoryId: buis, modality: 'visio', ...who }, now);
    if (isAccepted) await get(TriageService).make(advisor, id, { move: 'accept', words: '', advisorId: advisor.personId, version: 1 }, now);
    return { kind: 'request', id };
  };
  const aStart = async () => {
    nth += 6;
    const wish = { territoryId: buis, type: 'orientation', modality: 'visio', wide: false, advisorId: advisor.personId } as const;
    return new Date((await get(SlotsService).offered(advisor, wish, now)).items[nth]?.start ?? 0);
  };
  const aWish = async (more: Partial<FixingWish> = {}): Promise<FixingWish> => ({
    ...{ person: 'demande', type: 'orientation', modality: 'visio', phone: '', place: '', start: await aStart() },
    ...more,
  });
  const fix = (from: FixedFrom, wish: FixingWish, number: number, by = advisor) =>
    fixing().fix(by, from, wish, { shown: form(number), now });
  const waiting = async () => {
    const asked = { advisorId: advisor.personId, state: 'accepted', appointment: 'none' } as const;
    return (await get(RequestRegister).list(advisor, asked, { limit: 50 })).items.map(({ id }) => id);
  };
  const fixedAfter = ({ id }: FixedFrom) => get(Database).rows('SELECT FROM following WHERE request_id = $1', [id]);

  it('is for whoever asked, at her address and place, with the advisor who follows the request', async () => {
    const from = await requested('un@buis.example');
    expect(await waiting()).toEqual([from.id]);
    const wish = await aWish();
    const { id, isNew } = await fix(from, wish, 1);
    expect([isNew, await ups.read(id)]).toMatchObject([
      true,
      { start: wish.start, territoryId: buis, advisorId: advisor.personId, requester: { email: 'un@buis.example' }, modality: 'visio' },
    ]);
    expect(await waiting()).toEqual([]);
    expect(await fixing().fixedAfter(from)).toMatchObject({ id });
    expect(
      await get(Database).rows(`SELECT FROM outbox WHERE name = 'AppointmentBooked' AND payload->>'appointmentId' = $1`, [id]),
    ).toHaveLength(1);
  });

  it('takes one hour of a form that is sent many times at once', async () => {
    const [from, wish] = [await requested('deux@buis.example'), await aWish()];
    const made = await Promise.all(Array.from({ length: 12 }, () => fix(from, wish, 2)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await expect(fix(from, { ...wish, type: 'coherence' }, 2)).rejects.toBeInstanceOf(IdempotencyKeyReused);
  });

  it('fixes one after a request, of however many forms, until that one falls through', async () => {
    const from = await requested('trois@buis.example');
    const wishes = [await aWish(), await aWish(), await aWish(), await aWish()];
    const made = await Promise.all(wishes.map((wish, index) => fix(from, wish, 30 + index)));
    expect([new Set(made.map(({ id }) => id)).size, made.filter(({ isNew }) => isNew).length]).toEqual([1, 1]);
    expect(await fixedAfter(from)).toHaveLength(1);
    const first = made[0]?.id ?? '';
    await get(Database).rows(`UPDATE appointment SET status = 'cancelled', cancelled_at = $2 WHERE id = $1`, [first, now]);
    expect([await fixing().fixedAfter(from), await waiting()]).toEqual([null, [from.id]]);
    const again = await fix(from, await aWish(), 40);
    expect([again.isNew, again.id === first]).toEqual([true, false]);
    expect(await fixedAfter(from)).toHaveLength(1);
  });

  it('knows no second in PostgreSQL either', async () => {
    const from = await requested('quatre@buis.example');
    await fix(from, await aWish(), 4);
    const other = await ups.booked('cinq@buis.example', { nth: 60 });
    const second = get(Database).rows('INSERT INTO following (appointment_id, request_id) VALUES ($1, $2)', [other.id, from.id]);
    await expect(second).rejects.toMatchObject({ driverError: { constraint: 'following_request_once' } });
  });

  it('offers what is near when the hour is gone, and asks for a number or a place where one is needed', async () => {
    const [from, wish] = [await requested('six@buis.example'), await aWish()];
    await fix(await requested('sept@buis.example'), wish, 5);
    await expect(fix(from, wish, 6)).rejects.toBeInstanceOf(SlotTaken);
    await expect(fix(from, await aWish({ modality: 'phone' }), 7)).rejects.toMatchObject({ errors: [{ pointer: '/requester/phone' }] });
    await expect(fix(from, await aWish({ modality: 'on_site' }), 8)).rejects.toMatchObject({ errors: [{ pointer: '/place' }] });
  });

  it('meets people where they are, which the public asks for and does not book', async () => {
    await get(Database).rows(`UPDATE opening SET modalities = ARRAY['visio', 'phone', 'on_site']`);
    const wish = { territoryId: buis, type: 'orientation', modality: 'on_site', wide: false, advisorId: advisor.personId } as const;
    expect((await get(SlotsService).offered(anonymous, wish, now)).requestOnly).toBe(true);
    const { items } = await get(SlotsService).offered(advisor, wish, now);
    const start = new Date(items.at(-1)?.start ?? 0);
    const { id } = await fix(await requested('huit@buis.example'), await aWish({ modality: 'on_site', place: 'Mairie', start }), 9);
    expect(await ups.read(id)).toMatchObject({ modality: 'on_site', place: 'Mairie', room: null });
  });

  it('waits for the request to be accepted, and is the cell’s alone', async () => {
    const [open, wish] = [await requested('neuf@buis.example', false), await aWish()];
    await expect(fix(open, wish, 10)).rejects.toBeInstanceOf(Forbidden);
    const from = await requested('dix@buis.example');
    const lead = await ups.community.with('lead', 'maire@buis.example', { territoryId: buis });
    // nobody stands for whoever asked: it is not hers to know
    await expect(fix(from, wish, 11, lead)).rejects.toBeInstanceOf(NotFound);
    const northern = await ups.community.with('advisor', 'nord@cellule.example', { scope: { national: false, departements: ['59'] } });
    await expect(fix(from, wish, 12, northern)).rejects.toBeInstanceOf(NotFound);
  });

  it('goes into the case of the request, and is no case’s where there is none', async () => {
    const cases = get(CasesService);
    const caseOf = (id: string) => cases.caseOf(advisor, { kind: 'appointment', id }, now);
    const from = await requested('onze@buis.example');
    const caseId = await new Projects(services.app, now).open(buis, advisor);
    await cases.attach(advisor, caseId, { kind: 'request', id: from.id }, now);
    expect((await caseOf((await fix(from, await aWish(), 13)).id))?.id).toBe(caseId);
    expect(await caseOf((await fix(await requested('douze@buis.example'), await aWish(), 14)).id)).toBeNull();
  });

  it('is for one of the people of a case who can be reached: by telephone where there is no mailbox', async () => {
    const contacts = get(CaseContactsService);
    const caseId = await new Projects(services.app, now).open('commune:26220', advisor);
    const add = (firstName: string, reached: { email?: string; phone?: string }) =>
      contacts.addContact(advisor, caseId, { firstName, lastName: 'Roux', status: 'staff', ...reached }, now);
    await ups.community.with('member', 'odile@nyons.example', { territoryId: 'commune:26220' });
    const [jean] = [await add('Jean', { phone: '06 00 00 00 21' }), await add('Luc', {}), await add('Ada', { email: 'ada@nyons.example' })];
    const from = { kind: 'case', id: caseId } as const;
    const { people } = await fixing().open(advisor, from, now);
    expect(people.map(({ firstName, email, phone }) => [firstName, email, phone]).sort()).toEqual([
      ['Ada', 'ada@nyons.example', null],
      ['Jean', null, '06 00 00 00 21'],
      [expect.any(String), 'odile@nyons.example', null],
    ]);
    const { id } = await fix(from, await aWish({ person: `contact-${jean}`, type: 'follow_up' }), 15);
    expect(await ups.read(id)).toMatchObject({ modality: 'phone', requester: { email: null, phone: '06 00 00 00 21' } });
    expect((await get(CasesService).caseOf(advisor, { kind: 'appointment', id }, now))?.id).toBe(caseId);
    await expect(fix(from, await aWish({ person: 'contact-x' }), 16)).rejects.toBeInstanceOf(InvalidInput);
    // she was met once: it is her again, and not another who calls
    const known = (await fixing().open(advisor, from, now)).people.filter(({ firstName }) => firstName === 'Jean');
    expect(known).toMatchObject([{ callerId: (await ups.read(id)).addressId }]);
    const colleague = await ups.community.with('advisor', 'yann@cellule.example');
    await expect(fix(from, await aWish(), 17, colleague)).rejects.toBeInstanceOf(Forbidden);
  });

  it('follows an appointment with the same person, by the one who received her', async () => {
    const one = await ups.booked('treize@buis.example', { nth: 80 });
    const from = { kind: 'appointment', id: one.id } as const;
    const { id } = await fix(from, await aWish({ person: 'rendez-vous', type: 'follow_up' }), 18);
    expect(await ups.read(id)).toMatchObject({ addressId: one.addressId, typeCode: 'follow_up' });
    const colleague = await ups.community.with('advisor', 'anne@cellule.example');
    await expect(fix(from, await aWish(), 19, colleague)).rejects.toBeInstanceOf(Forbidden);
  });

  it('books one again from the link of a missed one, however many press at once and at whatever hours', async () => {
    const one = await ups.booked('manque@buis.example', { nth: 100 });
    await ups.desk.save(advisor, one.id, someWriting(), afterIt(one));
    await ups.desk.close(advisor, one.id, { ending: 'missed' }, afterIt(one));
    const [missed, at] = [await ups.read(one.id), afterIt(one)];
    const holder = { kind: 'holder', purpose: 'manage-mailed', id: one.id } as const;
    const times = await get(BookingAgain).timesAgain(holder, missed, at);
    expect([times.length, await get(BookingAgain).bookedAgain(holder, missed, at)]).toEqual([3, null]);
    const pressed = Array.from({ length: 12 }, (_, index) => get(BookingAgain).bookAgain(holder, missed, times[index % 3] ?? at, at));
    const made = await Promise.all(pressed);
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    const [again] = made;
    expect(await get(BookingAgain).bookedAgain(holder, missed, at)).toMatchObject({ id: again?.id });
    expect((await get(BookingAgain).bookAgain(holder, missed, later(at, days(3)), at)).id).toBe(again?.id);
    expect(await get(Database).rows('SELECT FROM appointment WHERE address_id = $1', [one.addressId])).toHaveLength(2);
    // that one is over in its turn: the link books again
    expect(await get(BookingAgain).bookedAgain(holder, missed, later(again?.end ?? at, 1))).toBeNull();
  });
});
