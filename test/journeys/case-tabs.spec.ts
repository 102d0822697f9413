import { CaseFolderService, CasesService } from '#cases';
import { later, minutes, type PersonActor } from '#kernel';
import { addressOf, advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { Projects } from '../support/project.js';
import { readerOf, residentAs } from '../support/residents.js';
import { WrittenUps } from '../support/written-up.js';

const now = new Date('2026-11-23T08:00:00Z');
const [buis, nyons] = [{ territoryId: 'commune:26063' }, { territoryId: 'commune:26220' }];

/** By the end of their addresses, in the order of the page. */
const tabs = [
  ['', 'L’essentiel'],
  ['/calendrier', 'Rendez-vous'],
  ['/actions', 'Actions'],
  ['/documents', 'Documents'],
  ['/notes', 'Notes'],
  ['/echanges', 'Échanges'],
  ['/personnes', 'Personnes'],
  ['/histoire', 'Historique'],
] as const;

const acts = ['Écrire le compte rendu', 'Fixer le prochain rendez-vous'];

describe('the pages of a case', () => {
  let running: RunningApp;
  let advisor: PersonActor;
  let id: string;
  let appointmentId: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
    const ups = await WrittenUps.in(running.app, now);
    advisor = ups.advisor;
    id = await new Projects(running.app, now).open(buis.territoryId, ups.advisor);
    await running.app.get(CaseFolderService).addPartner(advisor, id, nyons.territoryId, now);
    const { id: booked, start } = await ups.booked('zoe@buis.example');
    appointmentId = booked;
    await running.app.get(CasesService).attach(advisor, id, { kind: 'appointment', id: booked }, now);
    running.clock.set(later(start, minutes(15)));
  }, 120_000);
  afterAll(() => running?.close());

  const own = () => `/espace/projet/${id}`;
  const cell = () => `/dossiers/${id}`;

  const people: readonly (readonly [string, () => Promise<FormVisitor>, () => string, readonly string[]])[] = [
    ['its advisor', () => readerOf(running, addressOf(advisors[0] as (typeof advisors)[0])), cell, acts],
    ['another advisor', () => residentAs(running, 'advisor', 'yann@cellule.example'), cell, []],
    ['coordination', () => residentAs(running, 'coordinator', 'c@cellule.example'), cell, acts.slice(1)],
    ['an auditor', () => residentAs(running, 'auditor', 'a@cellule.example'), cell, []],
    ['the lead', () => residentAs(running, 'lead', 'maire@buis.example', buis), own, []],
    ['a member', () => residentAs(running, 'member', 'membre@buis.example', buis), own, []],
    ['a partner', () => residentAs(running, 'lead', 'maire@nyons.example', nyons), own, []],
  ];

  it.each(people)(
    'are one tap from each other for %s, who opens each of them and is told where she is',
    async (_who, comes, base, near) => {
      const visitor = await comes();
      for (const [end, name] of tabs) {
        await visitor.open(`${base()}${end}`);
        expect([end, visitor.status, linksOf(visitor)]).toEqual([
          ...[end, 200],
          tabs.map(([to, text]) => ({ to: `${base()}${to}`, text, isHere: text === name })),
        ]);
        expect([end, acts.filter((act) => visitor.html.includes(act))]).toEqual([end, near]);
      }
    },
  );

  it('lead the advisor to what she does there most', async () => {
    const [, comes] = people[0] as (typeof people)[0];
    const visitor = await comes();
    await visitor.open(`${cell()}/notes`);
    expect(visitor.html).toContain(`<a href="/agenda/rendez-vous/${appointmentId}/compte-rendu">Écrire le compte rendu</a>`);
    expect(visitor.html).toContain(`<a href="${cell()}/rendez-vous">Fixer le prochain rendez-vous</a>`);
    expect((await visitor.open(`${cell()}/rendez-vous`)).path).toBe(`${cell()}/rendez-vous`);
  });

  it('are nobody’s who may not read the case', async () => {
    const stranger = await residentAs(running, 'lead', 'maire@lille.example', { territoryId: 'commune:59350' });
    for (const [end] of tabs) expect([end, (await stranger.open(`${own()}${end}`)).status]).toEqual([end, 404]);
  });
});

function linksOf({ html }: FormVisitor) {
  const [, nav = ''] = /<nav class="te-tabs"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
  return [...nav.matchAll(/<a href="([^"]*)"( aria-current="page")?>([^<]*)</g)].map(([, to, here, text]) => ({
    to,
    text,
    isHere: !!here,
  }));
}
