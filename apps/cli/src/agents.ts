import { addressOf } from './cast.js';

/** Someone whom the demonstration's identity provider knows. */
export interface Agent {
  /** The role for which she stands, as policies name it. */
  readonly role: string;
  /** That role, as people name it. */
  readonly post: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly organisation: string;
  readonly siret: string;
  /** As ProConnect knows public agents; none: of a private firm. */
  readonly roles: readonly string[];
  /** Of her identity provider, before ProConnect adds a second means. */
  readonly acr: string;
}

const territorial = ['agent_public', 'agent_public_territorial'];
const state = ['agent_public', 'agent_public_etat'];

const buis = { organisation: 'Mairie de Buis-les-Baronnies', siret: '21260063900018', roles: territorial, acr: 'eidas1' };
const agency = { organisation: 'Agence nationale de la cohésion des territoires', siret: '13002603200016', roles: state };
/** Well-formed, and nobody's: the register gives no such number. */
const nobodys = { siret: '00000000000018' };

const someone = <Facts extends object>(firstName: string, lastName: string, facts: Facts) => ({
  ...{ firstName, lastName, email: addressOf({ firstName, lastName }) },
  ...facts,
});

/** The fictional persons of the demonstration who sign in through ProConnect: one a role. */
export const agents: readonly Agent[] = [
  someone('Odile', 'Chabert', { role: 'lead', post: 'secrétaire générale de mairie', ...buis }),
  someone('Marc', 'Faure', { role: 'member', post: 'élu de la commune et de son intercommunalité', ...buis }),
  someone('Camille', 'Aubry', { role: 'advisor', post: 'conseillère de la cellule', ...agency, acr: 'eidas1-mfa' }),
  someone('Lina', 'Ouattara', { role: 'facilitator', post: 'animatrice d’ateliers', ...agency, acr: 'eidas1' }),
  someone('Solène', 'Marchetti', { role: 'coordinator', post: 'coordinatrice de la cellule', ...agency, acr: 'eidas1-mfa' }),
  someone('Nathalie', 'Vidal', {
    ...{ role: 'prefecture', post: 'chargée de mission', organisation: 'Préfecture de la Drôme', ...nobodys },
    ...{ roles: state, acr: 'eidas1' },
  }),
  someone('Étienne', 'Castel', { role: 'direction', post: 'directeur de programme', ...agency, acr: 'eidas1' }),
  someone('Bérénice', 'Octau', { role: 'auditor', post: 'contrôleuse des accès', ...agency, acr: 'eidas1' }),
  someone('Tom', 'Rivoal', { role: 'technician', post: 'administrateur technique', ...agency, acr: 'eidas1' }),
  someone('Malik', 'Sorel', {
    ...{ role: 'provider', post: 'consultant', organisation: 'Atelier du Mistral (cabinet privé)', ...nobodys },
    ...{ roles: [], acr: 'eidas1' },
  }),
];
