import { Test } from '@nestjs/testing';
import { freshDatabase } from '../../../test/support/database.js';
it('x', async () => {
  process.env.SUPERVISED='1'; const db = await freshDatabase();
  const { PlatformModule, Database } = await import('#platform');
  const { TerritoriesModule, TerritoriesReference, TerritoriesService } = await import('#territories');
  const { system } = await import('#kernel');
  const app = await Test.createTestingModule({ imports: [PlatformModule, TerritoriesModule] }).compile();
  const ref = app.get(TerritoriesReference), s = app.get(TerritoriesService), d = app.get(Database);
  const by = system('spec'), now = new Date('2026-11-21T10:00:00Z');
  const out: string[] = [];
  for (const i of [1, 2]) { const t = performance.now(); const r = await ref.load(by, now); out.push(`load ${i} ${(performance.now() - t).toFixed()} ${JSON.stringify(r)}`); }
  for (const q of ['buis les baron', 'Buis-les-Baronnies', 'cc du sud', 'Communauté de communes du Sud Mayotte', 'Communauté de Communes du Sud de Mayotte', 'saint', 'sa', 'Évry', 'œuf', '26170', '75001', '2A004', '09225', '200060473', '200 060 473', 'Lille 59', 'Sainte-Colombe (26)', 'Sainte-Colombe', 'mayotte', 'st etienne', 'paris', '93', 'region mayotte', 'lomme', '59298', 'buis les barronnies', 'mairie de lille', 'corse', "l'ile d'yeu", 'marne', 'agglo de pau', 'métropole de bordeaux', 'est ensemble', '%%', '100%', 'nouvelle caledonie', 'marseille 3e', 'zzzzqqqq', 'nord']) {
    await s.search(by, { q, limit: 10 });
    const t = performance.now();
    const r = await s.search(by, { q, limit: 10 });
    out.push(`${q.padEnd(42)} ${(performance.now() - t).toFixed(1).padStart(6)} ms  ${r.slice(0, 4).map((x) => `${x.label}[${x.id}]`).join(' · ')}`);
  }
  out.push(JSON.stringify(await s.holidays(by, 'epci:200060473', '2027-01-01', '2027-12-31')), JSON.stringify(await s.holidays(by, 'region:44', '2027-01-01', '2027-12-31')), JSON.stringify(await s.one(by, 'commune:59298')));
  out.push(JSON.stringify(await d.rows(`SELECT pg_size_pretty(pg_total_relation_size('territory')) s, count(*) FROM territory`)), JSON.stringify(await d.rows(`SELECT count(*) FROM holiday`)));
  require('node:fs').writeFileSync('/tmp/terr-scratch/out.txt', out.join('\n'));
  await app.close(); await db.drop();
});
