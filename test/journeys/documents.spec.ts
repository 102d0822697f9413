import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { permissions } from '#kernel';
import { Database, type FileType, fileTypes } from '#platform';
import { advisors } from '../../apps/cli/src/cast.js';
import { type RunningApp, startApp } from '../support/app.js';
import { enrolCast } from '../support/cast.js';
import { documents, pdf } from '../support/documents.js';
import type { FormVisitor } from '../support/form-visitor.js';
import { askedWithin } from '../support/requests.js';
import { residentAs, textOf } from '../support/residents.js';

const now = '2026-11-23T08:00:00Z';
const buis = { territoryId: 'commune:26063' };

describe('the documents of a request', () => {
  let running: RunningApp;
  let [member, lead, stranger, desk, advisor]: FormVisitor[] = [];
  let page: string;
  let inCell: string;

  beforeAll(async () => {
    Object.assign(process.env, { THROTTLE_PER_MINUTE: '0', UNSCANNED_FILES: '1' });
    running = await startApp(now);
    await enrolCast(running.app, new Date(now), advisors.slice(0, 2));
    const id = await askedWithin(running, 'commune:26063');
    [page, inCell] = [`/espace/demandes/${id}`, `/agenda/demandes/${id}`];
    member = await residentAs(running, 'member', 'membre@buis.example', buis);
    lead = await residentAs(running, 'lead', 'maire@buis.example', buis);
    stranger = await residentAs(running, 'lead', 'maire@nyons.example', { territoryId: 'commune:26220' });
    desk = await residentAs(running, 'coordinator', 'coordination@cellule.example');
    advisor = await residentAs(running, 'advisor', 'conseil@cellule.example');
  }, 60_000);
  afterAll(() => running?.close());

  it('are reached from the list of what was asked', async () => {
    await member!.open('/espace/demandes');
    expect(member!.html).toContain(`href="${page}"`);
    await member!.open(page);
    expect(textOf(member!)).toContain('Aucun document n’est joint.');
  });

  it.each(Object.keys(fileTypes) as FileType[])('are seen by both sides and come back byte for byte: %s', async (type) => {
    const name = `Réunion n° 3.${fileTypes[type].extensions[0]}`;
    await member!.open(page);
    await member!.sendFile(documents[type], name, `${page}/documents`);
    expect([member!.status, textOf(member!)]).toEqual([200, expect.stringContaining('Le document est ajouté')]);
    for (const [visitor, at] of [
      [member, page],
      [lead, page],
      [desk, inCell],
      [advisor, inCell],
    ] as const) {
      await visitor!.open(at);
      expect(textOf(visitor!)).toContain(name);
      const { bytes, headers } = await download(visitor!, at, name);
      expect(bytes.equals(documents[type])).toBe(true);
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="Reunion n_ 3\.\w+"; filename\*=UTF-8''R%C3%A9union/);
      expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual([
        'nosniff',
        "sandbox; default-src 'none'",
      ]);
      expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([fileTypes[type].mime, 'private, no-store']);
    }
  });

  it('are hidden from any other collectivité, and are no other request’s', async () => {
    await member!.open(page);
    const address = addressOf(member!, page);
    expect([(await stranger!.open(page)).status, (await stranger!.open(address)).status]).toEqual([404, 404]);
    const other = await askedWithin(running, 'commune:26063');
    expect((await member!.open(address.replace(/demandes\/[0-9a-f-]{36}/, `demandes/${other}`))).status).toBe(404);
  });

  it('are noted when the cell reads them, for those whom it concerns', async () => {
    const read = await rows(`SELECT actor FROM journal WHERE name = 'SensitiveRead' AND payload ->> 'what' = 'file'`);
    expect(read.length).toBe(2 * Object.keys(fileTypes).length);
  });

  it('are taken back by whoever added them or by coordination, and by nobody else', async () => {
    await member!.open(page);
    await member!.sendFile(pdf('à retirer'), 'À retirer.pdf', `${page}/documents`);
    const removal = addressOf(member!, page, 'À retirer.pdf').concat('/retrait');
    await lead!.open(page);
    expect(lead!.html).not.toContain(removal);
    expect((await lead!.send({}, removal)).status).toBe(403);
    await member!.open(page);
    await member!.send({}, removal);
    expect(textOf(member!)).toContain('Le document est retiré');
    expect(textOf(member!)).not.toContain('À retirer.pdf');
    await desk!.open(inCell);
    const [{ count: before } = { count: 0 }] = await rows<{ count: number }>('SELECT count(*)::int AS count FROM request_file');
    await desk!.send({}, addressOf(desk!, inCell).concat('/retrait'));
    expect(await rows('SELECT count(*)::int AS count FROM request_file')).toEqual([{ count: before - 1 }]);
    expect(await rows(`SELECT count(*)::int AS count FROM journal WHERE name = 'FileRemoved'`)).toEqual([{ count: 2 }]);
  });

  it('are taken back so, as « Qui voit quoi » says of all who may add one', async () => {
    await member!.open('/espace/qui-voit-quoi');
    const [read, others] = [textOf(member!), /retirer tout document/g];
    const adding = Object.entries(permissions.file.create ?? {}).filter(([grantee]) => grantee !== 'person');
    expect(read.match(/joindre des documents à vos demandes, et retirer les leurs/g)).toHaveLength(adding.length);
    expect(read.match(others)).toHaveLength(Object.keys(permissions.file.cancel ?? {}).length);
  });

  it.each([
    ['page.html', '<html><script>alert(1)</script></html>', 'code de page web'],
    ['dessin.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'code de page web'],
    ['vide.pdf', '', 'vide'],
    ['note.docx', documents.pdf, 'ne correspond pas à son contenu'],
    ['trop.pdf', Buffer.alloc(26_214_401, 0x20), 'dépasse 25 Mo'],
  ])('are refused with a sentence beside the field: %s', async (name, bytes, sentence) => {
    const before = await kept();
    await member!.open(page);
    await member!.sendFile(Buffer.from(bytes as Buffer), name, `${page}/documents`);
    expect(member!.status).toBe(422);
    expect(member!.html).toMatch(new RegExp(`id="document-faute" class="fr-error-text">[^<]*${sentence}`));
    expect(member!.html).toContain('aria-describedby="document-faute"');
    expect(await kept()).toEqual(before);
  });

  it('are asked for when none was chosen, and when a form came without one', async () => {
    await member!.open(page);
    await member!.sendFile(Buffer.alloc(0), '', `${page}/documents`);
    expect([member!.status, textOf(member!)]).toEqual([422, expect.stringContaining('Choisissez un document.')]);
    await member!.send({}, `${page}/documents`);
    expect([member!.status, textOf(member!)]).toEqual([422, expect.stringContaining('Choisissez un document.')]);
  });

  it.each([
    ['ligne\r\nSet-Cookie: vol=1.pdf', 'Set-Cookie- vol=1.pdf'],
    ['plan\u202efdp.pdf', 'planfdp.pdf'],
  ])('have names that fool nobody: %j', async (given, shown) => {
    await member!.open(page);
    await member!.sendFile(pdf(given), given, `${page}/documents`);
    expect(textOf(member!)).toContain(shown);
    expect(await rows(`SELECT FROM file WHERE name ~ '[[:cntrl:]\\u202e]'`)).toEqual([]);
    const { headers } = await download(member!, page, shown);
    expect(headers.get('set-cookie') ?? '').not.toContain('vol');
  });

  it('come by a form of ours alone, and where one is expected', async () => {
    const thief = member!.copy().sharing(member!);
    thief.html = '<form><input type="hidden" name="_csrf" value="x"></form>';
    expect((await thief.sendFile(documents.pdf, 'a.pdf', `${page}/documents`)).status).toBe(403);
    await member!.open('/espace');
    expect((await member!.sendFile(documents.pdf, 'a.pdf', '/deconnexion')).status).toBe(415);
  });

  it('are no more than twenty', async () => {
    await lead!.open(page);
    for (let n = 0; n < 20 && lead!.status === 200; n += 1) await lead!.sendFile(pdf(`numéro ${n}`), `n${n}.pdf`, `${page}/documents`);
    expect([lead!.status, textOf(lead!)]).toEqual([409, expect.stringContaining('Cette demande a déjà vingt documents.')]);
    expect(await rows(`SELECT count(*)::int AS count FROM request_file WHERE request_id = '${page.split('/').at(-1)}'`)).toEqual([
      { count: 20 },
    ]);
  });

  const rows = <T extends object>(sql: string) => running.app.get(Database).rows<T>(sql);

  const filesFolder = () => join(process.env.DATA_DIR ?? '', 'files');

  /** What is on disk, half arrived or whole, and in rows. */
  const kept = async () => [
    readdirSync(join(filesFolder(), 'arriving')),
    readdirSync(filesFolder(), { recursive: true }).length,
    await rows('SELECT (SELECT count(*) FROM file) AS files, (SELECT count(*) FROM file_content) AS contents'),
  ];

  async function download(visitor: FormVisitor, at: string, name: string): Promise<{ bytes: Buffer; headers: Headers }> {
    const response = await visitor.fetch(addressOf(visitor, at, name));
    expect(response.status).toBe(200);
    return { bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }
});

/** Where that document of the page, or its first, is fetched. */
const addressOf = ({ html }: FormVisitor, base: string, name = ''): string =>
  [...html.matchAll(/<a href="([^"]+)" download="">([^<]*)/g)].find(
    ([, href, said]) => href?.startsWith(base) && said?.includes(name),
  )?.[1] ?? '';
