import { ask } from '../../../../test/support/api.js';
import { type RunningApp, startApp } from '../../../../test/support/app.js';

interface Item {
  readonly id: string;
  readonly label: string;
}

interface Found {
  readonly items: Item[];
}

interface Problem {
  readonly code: string;
  readonly errors: { pointer: string; detail: string }[];
}

describe('GET /api/v1/territories', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await startApp('2026-11-23T09:00:00Z');
  });
  afterAll(() => running?.close());

  const search = <T = Found>(query: string) => ask<T>(running.url, `/api/v1/territories?${query}`);

  it('answers with each place exactly as the contract says', async () => {
    const { status, body } = await search('q=buis%20les%20bar&kind=commune&limit=1');
    expect([status, body]).toEqual([
      200,
      {
        items: [
          {
            ...{ id: 'commune:26063', kind: 'commune', code: '26063', name: 'Buis-les-Baronnies', label: 'Buis-les-Baronnies (26)' },
            ...{ siren: '212600639', population: 2218, departements: ['26'], timeZone: 'Europe/Paris' },
          },
        ],
      },
    ]);
  });

  it('gives ten places unless asked otherwise, and none for what means nothing', async () => {
    expect((await search('q=saint')).body.items).toHaveLength(10);
    expect((await search('q=saint&limit=50')).body.items).toHaveLength(50);
    expect((await search('q=%25%25')).body.items).toEqual([]);
  });

  it.each([
    ['', '/q', 'Indiquez au moins deux caractères, et 200 au plus.'],
    ['q=a', '/q', 'Indiquez au moins deux caractères, et 200 au plus.'],
    ['q=%20a%20', '/q', 'Indiquez au moins deux caractères, et 200 au plus.'],
    [`q=${'a'.repeat(201)}`, '/q', 'Indiquez au moins deux caractères, et 200 au plus.'],
    ['q=lille&q=lyon', '/q', 'Indiquez au moins deux caractères, et 200 au plus.'],
    ['q=lille&kind=ville', '/kind', 'Cette valeur n’est pas connue.'],
    ['q=lille&limit=0', '/limit', 'Un nombre entier de 1 à 50 est attendu.'],
    ['q=lille&limit=51', '/limit', 'Un nombre entier de 1 à 50 est attendu.'],
    ['q=lille&limit=1.5', '/limit', 'Un nombre entier de 1 à 50 est attendu.'],
    ['q=lille&limit=dix', '/limit', 'Un nombre entier de 1 à 50 est attendu.'],
    ['q=lille&limit=', '/limit', 'Un nombre entier de 1 à 50 est attendu.'],
    ['q=lille&page=2', '/page', 'Ce champ n’est pas attendu.'],
  ])('refuses ?%s', async (query, pointer, detail) => {
    const { status, body, headers } = await search<Problem>(query);
    expect([status, body.code, body.errors]).toEqual([400, 'invalid-input', [{ pointer, detail }]]);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['commune:26063', 'commune:26063'],
    ['commune%3A59298', 'commune:59350'],
    ['departement:2A', 'departement:2A'],
  ])('reads /%s as %s', async (path, id) => {
    const { status, body } = await ask<Item>(running.url, `/api/v1/territories/${path}`);
    expect([status, body.id]).toEqual([200, id]);
  });

  it.each(['region:06', 'commune:99999', 'commune', 'commune:26063%00', '%F0%9F%8F%9B'])('does not know /%s', async (path) => {
    const { status, body } = await ask<Problem>(running.url, `/api/v1/territories/${path}`);
    expect([status, body.code]).toEqual([404, 'not-found']);
  });
});
