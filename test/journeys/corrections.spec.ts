import { type AppointmentRead, Links } from '#appointments';
import { later, minutes } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { afterIt, someWriting, WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const wish = 'Nous étions trois, pas deux.';

describe('« Ce compte rendu n’est pas exact »', () => {
  let running: RunningApp;
  let ups: WrittenUps;
  let one: AppointmentRead;
  let asker: FormVisitor;
  let tab: FormVisitor;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    ups = await WrittenUps.in(running.app, now);
    one = await sent('zoe@buis.example', 0);
    asker = new FormVisitor(running.url);
  }, 120_000);
  afterAll(() => running?.close());

  async function sent(email: string, nth: number): Promise<AppointmentRead> {
    running.clock.set(now);
    const made = await ups.booked(email, { nth });
    running.clock.set(afterIt(made));
    const { version } = await ups.desk.save(ups.advisor, made.id, someWriting(), afterIt(made));
    await ups.desk.close(ups.advisor, made.id, { ending: 'sent', version, next: null }, afterIt(made));
    return made;
  }

  const cell = ({ id } = one) => `/agenda/rendez-vous/${id}/compte-rendu`;
  const linked = (of = one) => `${new URL(running.app.get(Links).of(of).manageUrl).pathname}/compte-rendu`;
  const signed = () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[0]));

  it('is said behind the link, without an account, until a day that the page names', async () => {
    await asker.open(linked());
    expect(textOf(asker)).toMatch(/Quelque chose n’est pas exact \? Dites-le jusqu’au \S+ \d+ décembre/);
    tab = asker.copy().sharing(asker);
    await asker.send({ correction: '' }, `${linked()}/correction`);
    expect([asker.status, textOf(asker).includes('Dites ce qui n’est pas exact')]).toEqual([400, true]);
    await asker.send({ correction: wish }, `${linked()}/correction`);
    expect([asker.status, textOf(asker)]).toEqual([200, expect.stringMatching(/Votre demande est envoyée[\s\S]*Correction demandée le/)]);
    expect([textOf(asker).includes(wish), asker.html.includes('name="correction"')]).toEqual([true, false]);
  });

  it('keeps what was typed when something was asked meanwhile', async () => {
    await tab.send({ correction: 'Et autre chose.' }, `${linked()}/correction`);
    expect([tab.status, tab.html.includes('Et autre chose.')]).toEqual([409, true]);
    expect(textOf(tab)).toContain('Une correction est déjà demandée.');
  });

  it('is on the advisor’s day, and answered under the minutes', async () => {
    const advisor = await signed();
    await advisor.open('/agenda');
    expect(textOf(advisor)).toContain('Corrections demandées');
    await advisor.open(cell());
    expect(textOf(advisor)).toMatch(/Correction demandée le .*, Zoé Le Goff Nous étions trois, pas deux\.[\s\S]*Répondre à la demande/);
    await advisor.send({ rectificatif: 'Trois personnes étaient là.', suite: '' }, `${cell()}/correction`);
    expect([advisor.status, advisor.html.includes('Trois personnes étaient là.')]).toEqual([400, true]);
    await advisor.send({ rectificatif: 'Trois personnes étaient là.', suite: 'corrige' }, `${cell()}/correction`);
    expect([advisor.status, textOf(advisor)]).toEqual([200, expect.stringMatching(/Le rectificatif est ajouté[\s\S]*Rectificatif du/)]);
    await advisor.open('/agenda');
    expect(textOf(advisor)).not.toContain('Corrections demandées');
  });

  it('is then read wherever the minutes are', async () => {
    const reader = await readerOf(running, 'zoe@buis.example');
    for (const [visitor, path] of [
      [asker, linked()],
      [reader, `/espace/rendez-vous/${one.id}/compte-rendu`],
    ] as const) {
      await visitor.open(path);
      expect(textOf(visitor)).toMatch(
        /Nous avons parlé du cadre\.[\s\S]*Nous étions trois[\s\S]*Rectificatif du .* Trois personnes étaient là\./,
      );
    }
  });

  it('is answered by nobody else', async () => {
    const colleague = await residentAs(running, 'advisor', 'collegue@cellule.example');
    await colleague.open(cell());
    expect(colleague.html).not.toContain('name="rectificatif"');
    await colleague.send({ rectificatif: 'Non', suite: 'corrige' }, `${cell()}/correction`);
    expect(colleague.status).toBe(403);
  });

  it('is said in one’s space too, and not at all when fifteen days are over', async () => {
    const other = await sent('ada@buis.example', 9);
    const reader = await readerOf(running, 'ada@buis.example');
    const page = `/espace/rendez-vous/${other.id}/compte-rendu`;
    await reader.open(page);
    await reader.send({ correction: 'Il manque une date.' }, `${page}/correction`);
    expect(textOf(reader)).toContain('Votre demande est envoyée');
    const late = await sent('luc@buis.example', 15);
    running.clock.set(later(afterIt(late), minutes(60 * 24 * 17)));
    const stranger = await new FormVisitor(running.url).open(linked(late));
    expect(stranger.html).not.toContain('name="correction"');
  });
});
