import { type AppointmentRead, type CellPreparation, firstToPrepare, modalityLabels } from '#appointments';
import { type MembershipWords, roleNames } from '#identity';
import type { Arrival } from '#intake';
import { dayAt } from '#kernel';
import type { Fact } from '#views';
import { fullName } from '../appointment-cards.fr.js';
import { deskZone } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

const sides = { elected: 'membre du conseil', staff: 'équipe de la collectivité' } as const;

/** A fact only when there is something to say. */
const factIf = (name: string, value: string | null | undefined): Fact[] => (value ? [{ name, value }] : []);

/** `advisor`: the name of whoever receives. */
export const factsOf = ({ requester, ...appointment }: AppointmentRead, advisor: string): Fact[] => [
  { name: 'Collectivité', value: printed(appointment.territoryLabel) },
  { name: 'Sujet', value: appointment.typeTitle },
  { name: 'Comment', value: modalityLabels[appointment.modality] },
  ...factIf('Lieu', appointment.place),
  { name: 'Conseil', value: advisor },
  { name: 'Avec', value: described(requester) },
  { name: 'Téléphone', value: requester.phone ?? 'pas de numéro donné' },
  { name: 'Courriel', value: requester.email ?? 'pas d’adresse : à appeler' },
  ...factIf('Raison de l’annulation', appointment.cancelReason),
  { name: 'Référence', value: appointment.reference },
];

/** By which door, when it was not the ordinary one. */
export const cameBy = (arrival: Arrival | null): Fact[] => (arrival ? [{ name: doorNames[arrival.door], value: arrival.name }] : []);

const doorNames: Record<Arrival['door'], string> = { event: 'Événement', prefecture: 'Venue par la préfecture' };

const described = (requester: AppointmentRead['requester']): string => {
  const { status, function: title } = requester;
  return `${fullName(requester)}${status ? `, ${sides[status]}` : ''}${title ? ` (${title})` : ''}`;
};

/** What is known before it begins. `place`: the collectivité with its population. */
export function preparationOf({ project, message }: AppointmentRead, place: string | null): Fact[] {
  const written = [
    ...factIf('Projet', project?.title),
    ...factIf('Ce qu’elle en dit', project?.intention),
    ...factIf('Son message', message),
  ];
  return [
    ...factIf('Collectivité', place),
    ...(written.length > 0 ? written : [{ name: 'Projet', value: 'Rien n’a été écrit à l’avance.' }]),
  ];
}

/** The same in a few lines, with what each side prepares. */
export const preparationSheet = (appointment: AppointmentRead, prepared: CellPreparation): Fact[] => [
  ...preparationOf(appointment, null),
  ...factIf('À préparer', firstToPrepare(prepared).join('\n')),
  ...factIf('Demandé à la collectivité', prepared.asked.lines.join('\n')),
];

const how = {
  cell: 'La cellule s’en porte garante',
  lead: 'Acceptée dans la collectivité',
  invitation: 'Invitée',
  command: 'Ajoutée',
} as const;

/** « Dans la collectivité : membre. La cellule s'en porte garante par … » */
export function standingWords({ role, vouchedHow, vouchedBy, vouchedAt }: MembershipWords): string {
  const by = vouchedBy ? ` par ${vouchedBy}` : '';
  return `Dans la collectivité : ${roleNames[role]}. ${how[vouchedHow]}${by}, le ${dayAt(vouchedAt, deskZone)}.`;
}
