import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { until } from '../support/command.js';
import { documents, eicar } from '../support/documents.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { askedWithin } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';

const buis = { territoryId: 'commune:26063' };

describe('documents that a scanner looks at', () => {
  let running: RunningApp;
  let lead: FormVisitor;
  let page: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', CLAMD_URL: process.env.TEST_CLAMD_URL });
    running = await startApp('2026-11-23T08:00:00Z', [PlatformWorkerModule]);
    page = `/espace/demandes/${await askedWithin(running, buis.territoryId)}`;
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
  }, 60_000);
  afterAll(() => running?.close());

  const says = (words: string) => until(async () => textOf(await lead.open(page)).includes(words));

  it('can be opened once they are found to be clean', async () => {
    await lead.open(page);
    await lead.sendFile(documents.pdf, 'note.pdf', `${page}/documents`);
    await says('note.pdf (télécharger) sain');
    expect((await lead.fetch(/<a href="([^"]+)" download/.exec(lead.html)?.[1] ?? '')).status).toBe(200);
  });

  it('are refused with a clear sentence when a virus is in them, and nobody gets them', async () => {
    await lead.open(page);
    await lead.sendFile(eicar(), 'eicar.txt', `${page}/documents`);
    await says('eicar.txt refusé');
    expect(textOf(lead)).toContain('Un virus y a été trouvé. Personne ne peut l’ouvrir.');
    expect(lead.html.match(/ download=""/g)).toHaveLength(1);
    const removal = /action="([^"]+)\/retrait"/.exec(lead.html.slice(lead.html.indexOf('eicar.txt')))?.[1] ?? '';
    const answer = await lead.fetch(removal);
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Ce document ne peut pas être ouvert')]);
    await lead.open(page);
    await lead.sendFile(eicar(), 'encore.txt', `${page}/documents`);
    expect([lead.status, textOf(lead)]).toEqual([422, expect.stringContaining('Ce document contient un virus connu.')]);
  });
});
