export type { Groupement, Said } from './domain/extension.js';
export { type TerritoryKind, type TerritoryRead, territoryKinds } from './domain/territory.js';
export * from './territories.errors.js';
export * from './territories.fr.js';
export { TerritoriesModule } from './territories.module.js';
export { type ReferenceLoad, TerritoriesReference } from './territories.reference.js';
export { TerritoriesService, type TerritorySearch } from './territories.service.js';
