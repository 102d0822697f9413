import { Temporal } from '#kernel';
import { readCog } from './cog.files.js';
import { mapCog } from './domain/mapping.js';

describe('the published COG', () => {
  const cog = readCog();
  const { territories, faults } = mapCog(cog);
  const byId = new Map(territories.map((territory) => [territory.id, territory]));
  const ofKind = (kind: string) => territories.filter((territory) => territory.kind === kind);

  it('of 2026 is mapped whole, without a fault', () => {
    expect(cog.vintage).toBe(2026);
    expect(faults).toEqual([]);
    const kinds = ['commune', 'epci', 'groupement', 'departement', 'region'];
    expect(kinds.map((kind) => ofKind(kind).length)).toEqual([34_969, 1_255, 11, 109, 15]);
  });

  it('has 1 441 names of several communes, and no two labels alike', () => {
    expect([...timesEach(ofKind('commune').map(({ name }) => name)).values()].filter((times) => times > 1)).toHaveLength(1_441);
    expect([...timesEach(territories.map(({ label }) => label)).values()].every((times) => times === 1)).toBe(true);
  });

  it('has 89 EPCI in several départements', () => {
    expect(ofKind('epci').filter(({ departements }) => departements.length > 1)).toHaveLength(89);
    expect(byId.get('epci:200070738')).toMatchObject({ name: 'CC Mad et Moselle', departements: ['54', '57'] });
    expect(byId.get('epci:200030435')).toMatchObject({ departements: ['40', '32'], label: "CC d'Aire-sur-l'Adour (40, 32)" });
  });

  it('gives one identifier to what is both département and région', () => {
    const both = ['02', '03', '06', '975', '977', '978', '984', '986', '987', '988', '989'];
    expect(both.filter((code) => byId.has(`region:${code}`))).toEqual([]);
    expect(['01', '04', '11', '94'].filter((code) => !byId.has(`region:${code}`))).toEqual([]);
  });

  it('keeps codes as they are written', () => {
    for (const id of ['departement:01', 'departement:2A', 'commune:09225', 'commune:2A004']) expect(byId.has(id)).toBe(true);
  });

  it('puts every place on a clock that exists', () => {
    const zones = [...new Set(territories.map(({ timeZone }) => timeZone))];
    expect(zones).toHaveLength(16);
    const noon = Temporal.Instant.from('2026-12-01T12:00:00Z');
    expect(zones.map((zone) => noon.toZonedDateTimeISO(zone).timeZoneId)).toEqual(zones);
  });

  it('leads 4 240 former codes to one commune of today each', () => {
    const former = territories.flatMap(({ predecessors }) => predecessors);
    expect(new Set(former).size).toBe(4_240);
    expect(former).toHaveLength(4_240);
    expect(former.filter((id) => byId.has(id))).toEqual([]);
  });
});

function timesEach(words: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}
