export { isPlainName } from './domain/extension.js';
export { type TerritoryKind, type TerritoryRead, territoryKinds } from './domain/territory.js';
export { plain } from './domain/words.js';
export { GroupementKnown, type TerritoryRefusalCode, UnknownTerritory } from './territories.errors.js';
export { territoryRefusals } from './territories.fr.js';
export { TerritoriesModule } from './territories.module.js';
export { territoryNow } from './territories.queries.js';
export { TerritoriesReference } from './territories.reference.js';
export { type HolidayRead, type HolidaySaid, TerritoriesService } from './territories.service.js';
