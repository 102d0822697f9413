import { NotificationsWorkerModule } from '#notifications/worker';
import { PlatformWorkerModule } from '#platform/worker';
import { type RunningApp, startApp } from '../support/app.js';
import { FormVisitor } from '../support/form-visitor.js';
import { asked } from '../support/requests.js';
import { readerOf, residentAs, textOf } from '../support/residents.js';
import { type ReceivedMail, SmtpSink } from '../support/smtp-sink.js';
import { hiddenIn } from '../support/visitor.mjs';

const now = '2026-11-23T08:00:00Z';
const buis = 'commune:26063';

describe('a request is followed from its receipt to its answer', () => {
  let sink: SmtpSink;
  let running: RunningApp;
  let camille: FormVisitor;
  let noah: FormVisitor;
  let someone: FormVisitor;
  let id: string;
  let link: string;

  beforeAll(async () => {
    sink = await SmtpSink.open();
    Object.assign(process.env, { SMTP_URL: sink.url, LOG_LEVEL: 'silent', THROTTLE_PER_MINUTE: '0' });
    running = await startApp(now, [PlatformWorkerModule, NotificationsWorkerModule]);
    camille = await residentAs(running, 'advisor', 'camille@cellule.example');
    noah = await residentAs(running, 'advisor', 'noah@cellule.example');
    someone = new FormVisitor(running.url);
  }, 60_000);
  afterAll(async () => {
    await running?.close();
    await sink?.close();
  });

  it('is received by mail: date, service, how to reach it, and the day by which we answer', async () => {
    id = await asked(running, buis, 'odile@buis.example');
    const receipt = await mailed('odile@buis.example', 'demande reçue');
    for (const words of ['lundi 23 novembre 2026 à 9 h', 'Service : Cellule', 'cellule@territoires.example', '01 99 00 12 34'])
      expect(plain(receipt.text)).toContain(words);
    expect(plain(receipt.text)).toContain('Réponse : au plus tard lundi 30 novembre 2026');
    expect(receipt.text).toContain('accusé de réception');
    link = /https?:\/\/[^/\s]+(\/demande\/[\w-]+)/.exec(receipt.text)?.[1] ?? '';
  });

  it('is followed without an account by the link of the receipt, as in plain words', async () => {
    await someone.open(link);
    expect(someone.status).toBe(200);
    expect(textOf(someone)).toContain('en attente de notre réponse');
    expect(plain(textOf(someone))).toContain('Au plus tard lundi 30 novembre 2026');
    expect(someone.headers?.get('referrer-policy')).toBe('no-referrer');
    expect((await someone.open(`${link}x`)).status).toBe(404);
  });

  it('stands in the queue of those whose scope it is in, and of no one else', async () => {
    await camille.open('/agenda/demandes');
    expect(textOf(camille)).toContain('Une demande');
    expect(textOf(camille)).toContain('à étudier');
    const elsewhere = await residentAs(running, 'advisor', 'ailleurs@cellule.example', {
      scope: { national: false, departements: ['59'] },
    });
    expect(textOf(await elsewhere.open('/agenda/demandes'))).toContain('Aucune demande');
    expect((await elsewhere.open(`/agenda/demandes/${id}`)).status).toBe(404);
  });

  it('waits for what is missing, which is read again before it leaves, and answered without an account', async () => {
    await camille.open(`/agenda/demandes/${id}/precision`);
    await fill(camille, { mots: '' });
    expect([camille.status, textOf(camille)]).toEqual([400, expect.stringContaining('Écrivez-le en quelques mots')]);
    await fill(camille, { mots: 'Combien d’habitants sont concernés ?' });
    expect(textOf(camille)).toContain('Relisez avant d’envoyer');
    await fill(camille, { relu: 'oui' });
    expect(textOf(camille)).toContain('C’est noté');
    expect(textOf(camille)).toContain('En pause');
    const question = await mailed('odile@buis.example', 'une précision nous manque');
    expect(question.text).not.toContain('habitants');
    await someone.open(link);
    expect(textOf(someone)).toContain('Combien d’habitants sont concernés');
    expect(textOf(await camille.open('/agenda/demandes?attente=collectivite'))).toContain('Une demande');
    running.clock.set(new Date('2026-11-26T08:00:00Z'));
    await fill(someone, { mots: 'Huit cents, dans trois hameaux.' }, `${link}/reponse`);
    expect(textOf(someone)).toContain('Votre réponse est envoyée');
    expect(plain(textOf(someone))).toContain('Au plus tard jeudi 3 décembre 2026');
    [camille, noah] = [await readerOf(running, 'camille@cellule.example'), await readerOf(running, 'noah@cellule.example')];
    expect(textOf(await camille.open('/agenda/demandes?attente=cellule'))).toContain('Une demande');
  });

  it('is decided once: the slower of two reads what changed, and keeps what she typed', async () => {
    await noah.open(`/agenda/demandes/${id}/refus`);
    await camille.open(`/agenda/demandes/${id}/acceptation`);
    await fill(camille, { mots: 'Nous nous voyons bientôt.', conseil: camille.valueOf('conseil') || advisorIn(camille) });
    expect(textOf(camille)).toContain('acceptée');
    await fill(noah, { mots: 'Un autre service suit ce sujet.' });
    await fill(noah, { relu: 'oui' });
    expect(noah.status).toBe(412);
    expect(textOf(noah)).toContain('Cette demande a changé entre-temps');
    expect(textOf(noah)).toContain('Demande acceptée');
    expect(noah.html).toContain('Un autre service suit ce sujet.');
    const answer = await mailed('odile@buis.example', 'votre demande est acceptée');
    expect(answer.text).toContain('Suivie par : Odile Chabert');
    expect(textOf(await someone.open(link))).toContain('acceptée');
    expect(textOf(await camille.open('/agenda/demandes?suivi=moi'))).toContain('Une demande');
    expect(textOf(await camille.open('/agenda/demandes'))).toContain('Aucune demande');
  });

  it('is refused in words that are read before they leave, and orientated with what is passed on', async () => {
    const [first, second] = [await asked(running, buis, 'a@buis.example'), await asked(running, buis, 'b@buis.example')];
    await camille.open(`/agenda/demandes/${first}/refus`);
    await fill(camille, { mots: 'Ce n’est pas notre mission. Le département vous aide : 01 99 00 00 00.' });
    expect(textOf(camille)).toContain('Voici ce que Zoé Le Goff lira');
    await fill(camille, { relu: 'oui' });
    expect((await mailed('a@buis.example', 'notre réponse')).text).toContain('Nous ne pouvons pas donner suite');
    await camille.open(`/agenda/demandes/${second}/orientation`);
    await fill(camille, { vers: 'La sous-préfecture de Nyons', mots: 'Le projet porte sur un financement.', transmis: 'Votre message' });
    expect(textOf(camille)).toContain('Indiquez qui a donné son accord');
    expect(camille.html).toContain('La sous-préfecture de Nyons');
    await fill(camille, { ...kept(camille), accord: 'La maire, par téléphone, le 26 novembre' });
    await fill(camille, { relu: 'oui' });
    expect(textOf(camille)).toContain('orientée ailleurs');
    expect(textOf(camille)).toContain('La maire, par téléphone, le 26 novembre');
  });

  it('goes on with the right collectivité, or with the request that it repeats, or is taken back', async () => {
    const [first, second] = [await asked(running, buis, 'maire@nyons.example'), await asked(running, buis, 'd@buis.example')];
    await camille.open(`/agenda/demandes/${first}/collectivite?recherche=nyons`);
    await fill(camille, { collectivite: 'commune:26220' }, `/agenda/demandes/${first}/collectivite`);
    expect(textOf(camille)).toContain('Nyons');
    expect(textOf(camille)).toContain('Désormais');
    await camille.open(`/agenda/demandes/${second}/doublon`);
    await fill(camille, { reference: 'DE-2026-999999' });
    expect(camille.status).toBe(400);
    await fill(camille, { reference: 'DE-2026-000004' });
    expect([camille.status, textOf(camille)]).toEqual([400, expect.stringContaining('ni de la même collectivité, ni de la même adresse')]);
    expect(camille.html).toContain('DE-2026-000004');
    await fill(camille, { reference: 'DE-2026-000001' });
    expect(textOf(camille)).toMatch(/Est-ce la même demande.*La demande que vous fermez.*d@buis.*La demande qui continue.*odile@buis/);
    await fill(camille, { relu: 'non' });
    expect(camille.html).toContain('DE-2026-000001');
    await fill(camille, { reference: 'DE-2026-000001' });
    await fill(camille, { relu: 'oui' });
    expect(textOf(camille)).toContain('en double');
    await mailed('d@buis.example', 'votre demande en rejoint une autre');
    await camille.open(`/agenda/demandes/${second}/reprise`);
    await fill(camille, { mots: 'Deux projets différents.' });
    expect(textOf(camille)).toMatch(/à décider.*Demande en double.*Demande reprise.*Deux projets différents/);
    expect((await mailed('d@buis.example', 'nous reprenons votre demande')).text).toContain('Nous nous étions trompés');
    expect(textOf(await camille.open('/agenda/demandes'))).toContain('à décider');
    await camille.open(`/agenda/demandes/${second}/acceptation`);
    await fill(camille, { conseil: camille.valueOf('conseil') || advisorIn(camille) });
    await mailed('d@buis.example', 'votre demande est acceptée');
    const lead = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    await lead.open('/espace/demandes');
    expect(textOf(lead)).toContain('Notre réponse Au plus tard');
    await lead.open(`/espace/demandes/${first}/retrait`);
    await fill(lead, { mots: 'Le conseil a changé d’avis.' });
    expect(textOf(lead)).toContain('Votre demande est retirée');
  });

  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

  async function mailed(to: string, subject: string): Promise<ReceivedMail & { readonly text: string }> {
    const found = () => sink.mails.find((mail) => mail.recipients.includes(to) && (mail.subject ?? '').includes(subject));
    for (let tries = 0; tries < 200 && !found(); tries += 1) await new Promise((done) => setTimeout(done, 50));
    const mail = found();
    if (!mail) throw new Error(`no mail to ${to}: ${subject}`);
    return { ...mail, text: plain(mail.text ?? '') };
  }
});

/** Sends the form of the page: below the header, which has its own. */
const fill = (visitor: FormVisitor, fields: Record<string, string>, path = visitor.path) =>
  visitor.send({ ...hiddenIn(/<main[\s\S]*?(<form[^>]*method="post"[\s\S]*)/.exec(visitor.html)?.[1] ?? ''), ...fields }, path);

/** Whom the select has chosen. */
const advisorIn = ({ html }: FormVisitor): string =>
  /<option[^>]*selected[^>]*value="([^"]+)"|<option[^>]*value="([^"]+)"[^>]*selected/.exec(html)?.slice(1).find(Boolean) ?? '';

/** What stands in the fields of the page. */
const kept = ({ html }: FormVisitor): Record<string, string> => ({
  vers: /name="vers"[^>]*value="([^"]*)"/.exec(html)?.[1] ?? '',
  mots: /<textarea[^>]*name="mots"[^>]*>([^<]*)/.exec(html)?.[1] ?? '',
  transmis: /<textarea[^>]*name="transmis"[^>]*>([^<]*)/.exec(html)?.[1] ?? '',
});
