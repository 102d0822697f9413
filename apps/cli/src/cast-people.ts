import type { Role, Scope } from '#kernel';

/** One role of someone; whoever has several is written several times, under the same name. */
export interface CastRole {
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly territoryId?: string;
  readonly organisation?: string;
}

const nationwide: Scope = { national: true, departements: [] };
const unscoped: Scope = { national: false, departements: [] };
const drome: Scope = { national: false, departements: ['26'] };

const ofCell = (role: Role, firstName: string, lastName: string): CastRole => ({ firstName, lastName, role, scope: nationwide });

const of = (territoryId: string, role: 'lead' | 'member', firstName: string, lastName: string): CastRole => ({
  ...{ firstName, lastName, role, territoryId },
  scope: unscoped,
});

const buis = 'commune:26063';
const nyons = 'commune:26220';
const baronnies = 'epci:200068229';

/** The fictional people of the demonstration, beside its advisors: at least one for each role. */
export const castRoles: readonly CastRole[] = [
  ofCell('coordinator', 'Solène', 'Marchetti'),
  ofCell('auditor', 'Bérénice', 'Octau'),
  ofCell('technician', 'Tom', 'Rivoal'),
  ofCell('direction', 'Étienne', 'Castel'),
  ofCell('facilitator', 'Lina', 'Ouattara'),
  { firstName: 'Nathalie', lastName: 'Vidal', role: 'prefecture', scope: drome, organisation: 'Préfecture de la Drôme' },
  { firstName: 'Malik', lastName: 'Sorel', role: 'provider', scope: unscoped, organisation: 'Atelier du Mistral' },
  of(buis, 'lead', 'Odile', 'Chabert'),
  of(buis, 'member', 'Marc', 'Faure'),
  of(nyons, 'lead', 'Hélène', 'Barral'),
  of(nyons, 'member', 'Idris', 'Tessier'),
  of(baronnies, 'lead', 'Régine', 'Aumage'),
  of(baronnies, 'member', 'Paul', 'Eysseric'),
  // of the commune and of its intercommunalité: two contexts, never one
  of(baronnies, 'member', 'Marc', 'Faure'),
  // the secretary of three communes, one diary
  of('commune:26256', 'lead', 'Claire', 'Moulin'),
  of('commune:26043', 'lead', 'Claire', 'Moulin'),
  of('commune:26048', 'lead', 'Claire', 'Moulin'),
];
