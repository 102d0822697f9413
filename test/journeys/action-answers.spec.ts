import { CaseActionsService } from '#cases';
import { SharedMailboxes } from '#identity';
import { system } from '#kernel';
import { actionLinkFor } from '../support/action-links.js';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { textOf } from '../support/residents.js';

const now = new Date('2026-11-23T08:00:00Z');
const asSpec = system('spec');

describe('the answer to an action, from its letter', () => {
  let running: RunningApp;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now.toISOString());
  }, 120_000);
  afterAll(() => running?.close());

  const moves = async (id: string) => running.app.get(CaseActionsService).moves(asSpec, id);

  it('is given by the button of the page alone: the link only chooses it beforehand', async () => {
    const { path, id } = await actionLinkFor(running, 'jean.roux@orange.example');
    const jean = await new FormVisitor(running.url).open(`${path}?reponse=done`);
    expect(jean.html).toMatch(/<input(?=[^>]*value="done")[^>]*checked/);
    expect(textOf(jean)).toMatch(/Envoyer la délibération[\s\S]*votre collectivité[\s\S]*C’est fait[\s\S]*Envoyer cette réponse/);
    expect(await moves(id)).toHaveLength(1);
    await jean.send({ etat: '', mot: 'Gardez-moi', version: '1' }, path);
    expect([jean.status, textOf(jean)]).toEqual([400, expect.stringContaining('Choisissez l’une des réponses proposées.')]);
    expect(jean.html).toContain('Gardez-moi');
    await jean.send({ etat: 'done', mot: 'Envoyée hier.', version: '1' }, path);
    expect(textOf(jean)).toMatch(/Merci, votre réponse est enregistrée[\s\S]*État faite/);
    await jean.send({ etat: 'blocked', mot: 'Trop tard', version: '1' }, path);
    expect([jean.status, textOf(jean)]).toEqual([412, expect.stringContaining('Elle est maintenant faite.')]);
    expect(await moves(id)).toMatchObject([{}, { author: 'Jean Roux', state: 'done', words: 'Envoyée hier.' }]);
    expect([jean.headers?.get('referrer-policy'), jean.headers?.get('x-robots-tag')]).toEqual(['no-referrer', 'noindex, nofollow']);
  });

  it('asks who reads where several people read the mailbox, and keeps that name', async () => {
    const { path, id, addressId } = await actionLinkFor(running, 'mairie@buis.example');
    await running.app.get(SharedMailboxes).saidBy(asSpec, asSpec, { addressId, shared: true }, now);
    const reader = await new FormVisitor(running.url).open(path);
    expect([reader.path, reader.html.includes('délibération')]).toEqual([`${path}/lecture`, false]);
    await reader.send({ prenom: 'Ada', nom: 'Roy', fonction: 'Secrétaire de mairie' }, `${path}/lecture`);
    expect(textOf(reader)).toContain('Envoyer la délibération');
    await reader.send({ etat: 'in_progress', mot: '', version: '1' }, path);
    expect(await moves(id)).toMatchObject([{}, { author: 'Ada Roy, Secrétaire de mairie', state: 'in_progress' }]);
  });

  it('is the same refusal for every link that is none of ours', async () => {
    for (const token of ['x', 'x'.repeat(43)]) expect((await new FormVisitor(running.url).open(`/action/${token}`)).status).toBe(404);
  });
});
