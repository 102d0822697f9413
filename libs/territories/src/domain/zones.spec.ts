import { Temporal } from '#kernel';
import { zoneOfCommune, zoneOfDepartement } from './zones.js';

describe('time zones', () => {
  it.each([
    ['26063', '26', 'Europe/Paris', '+01:00'],
    ['97105', '971', 'America/Guadeloupe', '-04:00'],
    ['97209', '972', 'America/Martinique', '-04:00'],
    ['97302', '973', 'America/Cayenne', '-03:00'],
    ['97411', '974', 'Indian/Reunion', '+04:00'],
    ['97502', '975', 'America/Miquelon', '-03:00'],
    ['97611', '976', 'Indian/Mayotte', '+03:00'],
    ['97701', '977', 'America/St_Barthelemy', '-04:00'],
    ['97801', '978', 'America/Marigot', '-04:00'],
    ['98412', '984', 'Indian/Kerguelen', '+05:00'],
    ['98413', '984', 'Indian/Reunion', '+04:00'],
    ['98414', '984', 'Antarctica/DumontDUrville', '+10:00'],
    ['98613', '986', 'Pacific/Wallis', '+12:00'],
    ['98719', '987', 'Pacific/Gambier', '-09:00'],
    ['98731', '987', 'Pacific/Marquesas', '-09:30'],
    ['98735', '987', 'Pacific/Tahiti', '-10:00'],
    ['98818', '988', 'Pacific/Noumea', '+11:00'],
  ])('commune %s lives on %s’s clock %s, %s in December', (commune, departement, zone, offset) => {
    const noon = Temporal.Instant.from('2026-12-01T12:00:00Z');
    expect(zoneOfCommune(commune, departement)).toBe(zone);
    expect(noon.toZonedDateTimeISO(zone)).toMatchObject({ timeZoneId: zone, offset });
  });

  it('of Polynésie as a whole is its capital’s', () => {
    expect(zoneOfDepartement('987')).toBe('Pacific/Tahiti');
  });
});
