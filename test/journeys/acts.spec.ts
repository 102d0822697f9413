import { ActReceipts } from '#identity';
import { days, later, system } from '#kernel';
import { Database } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { FormVisitor } from '../support/form-visitor.js';
import { bookedBy, residentAs, textOf } from '../support/residents.js';
import { within } from '../support/standing.js';

const now = '2026-11-23T08:00:00Z';
const asSpec = system('spec');
const buis = { territoryId: 'commune:26063' };
const [sight, acts] = ['/espace/qui-voit-quoi', '/espace/actes'];

describe('what a collectivité lets its préfecture see', () => {
  let running: RunningApp;
  let member: FormVisitor;
  let lead: FormVisitor;
  let prefecture: FormVisitor;
  let appointment: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    appointment = await bookedBy(running, 'membre@buis.example');
    await bookedBy(running, 'zoe@lille.example', { territory: 'commune:59350', nth: 4 });
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    member = await residentAs(running, 'member', 'membre@buis.example', buis);
    prefecture = await residentAs(running, 'prefecture', 'drome@pref.example', { scope: within('26') });
  }, 60_000);
  afterAll(() => running?.close());

  const seen = async () => {
    await prefecture.open('/prefecture');
    const listed = prefecture.html.includes(`/prefecture/${appointment}`);
    await prefecture.open(`/prefecture/${appointment}`);
    return [listed, prefecture.status];
  };
  const receiptTo = async (email: string): Promise<string> => {
    const receipt = await running.app.get(Database).row<{ actId: string; personId: string }>(
      `SELECT act_id AS "actId", act_receipt.person_id AS "personId" FROM act_receipt JOIN act ON act.id = act_id
       JOIN address ON address.person_id = act_receipt.person_id WHERE email = $1 ORDER BY number DESC LIMIT 1`,
      [email],
    );
    const { url } = await running.app.get(ActReceipts).toMail(asSpec, receipt?.actId ?? '', receipt?.personId ?? '');
    return new URL(url ?? '').pathname;
  };
  const decides = async (visitor: FormVisitor, what: 'accord' | 'retrait', name = 'odile  CHABERT') => {
    await visitor.open(sight);
    await visitor.send({ 'nom-tape': name }, `${sight}/${what}`);
  };

  const contestOf = async (visitor: FormVisitor): Promise<string> => {
    await visitor.open(acts);
    return /href="(\/espace\/actes\/[0-9a-f-]{36}\/contestation)"/.exec(visitor.html)?.[1] ?? '';
  };

  it('is nothing, until someone of it says so under her own name', async () => {
    expect(prefecture.path).toBe('/prefecture');
    expect(textOf(prefecture)).toContain('Aucune collectivité de votre département n’a donné son accord');
    expect(await seen()).toEqual([false, 404]);
    await decides(member, 'accord', 'Quelqu’un d’autre');
    expect([member.status, member.html]).toEqual([400, expect.stringContaining('href="#nom-tape"')]);
    expect(member.html).toContain('value="Quelqu’un d’autre"');
    expect(await seen()).toEqual([false, 404]);
    await decides(member, 'accord');
    expect([member.path.split('?')[0], textOf(member)]).toEqual([sight, expect.stringContaining('Un reçu part par courriel')]);
    expect(textOf(member)).toMatch(/Les services de votre préfecture Voient un résumé de vos rendez-vous/);
    expect(textOf(member)).toContain('Votre préfecture voit un résumé');
  });

  it('is a summary: dates, subject, state, advisor; no word of hers, no contact, and nothing of others', async () => {
    expect(await seen()).toEqual([true, 200]);
    expect(textOf(prefecture)).toMatch(/Rendez-vous, Buis-les-Baronnies \(26\) confirmé .* 2026/i);
    await prefecture.open('/prefecture');
    expect(textOf(prefecture)).toContain('Une demande ou un rendez-vous');
    expect(prefecture.html).not.toMatch(/Zoé|zoe@|06 00 00|Le Goff|Lille/);
    expect((await prefecture.open(`/espace/rendez-vous/${appointment}`)).status).toBe(403);
    const elsewhere = await residentAs(running, 'prefecture', 'nord@pref.example', { scope: within('59') });
    expect((await elsewhere.open(`/prefecture/${appointment}`)).status).toBe(404);
  });

  it('ends when the collectivité takes it back', async () => {
    await decides(lead, 'retrait');
    expect(await seen()).toEqual([false, 404]);
    await decides(lead, 'accord');
    expect(await seen()).toEqual([true, 200]);
  });

  it('ends when it is contested from the receipt, by a post and not by a look', async () => {
    const link = await receiptTo('maire@buis.example');
    const reader = await new FormVisitor(running.url).open(link);
    expect(textOf(reader)).toContain('il perd son effet dès maintenant');
    expect(reader.headers?.get('referrer-policy')).toBe('no-referrer');
    expect(await seen()).toEqual([true, 200]);
    const again = reader.copy().sharing(reader);
    await reader.send({}, `${link}/contestation`);
    expect(textOf(reader)).toMatch(/L’acte est contesté .* il n’a plus d’effet/);
    expect(await seen()).toEqual([false, 404]);
    await again.send({}, `${link}/contestation`);
    expect([again.status, textOf(again)]).toEqual([409, expect.stringContaining('déjà contesté')]);
    expect((await reader.open(`/acte/${'x'.repeat(43)}`)).status).toBe(404);
  });

  it('is contested in the space for seven days, and not later', async () => {
    await decides(member, 'accord');
    running.clock.set(later(new Date(now), days(7) - 1000));
    const inTime = await residentAs(running, 'lead', 'une@buis.example', buis);
    await inTime.open(await contestOf(inTime));
    await inTime.send({}, inTime.path);
    expect([inTime.path.split('?')[0], textOf(inTime)]).toEqual([acts, expect.stringContaining('L’acte est contesté')]);
    expect(textOf(inTime)).toMatch(/Accord .* contesté/);
    await decides(inTime, 'accord');
    const contest = await contestOf(inTime);
    running.clock.set(later(running.clock.now(), days(7)));
    const late = await residentAs(running, 'lead', 'autre@buis.example', buis);
    expect(await contestOf(late)).toBe('');
    await late.open(contest);
    expect(textOf(late)).toContain('Le délai de sept jours est passé');
    await late.open(sight);
    await late.send({}, contest);
    expect([late.status, textOf(late)]).toEqual([409, expect.stringContaining('délai de sept jours')]);
  });
});
