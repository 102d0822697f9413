import { frenchDay } from '#kernel';
import type { Config } from '#platform';
import type { Fact } from '#views';

const isSet = (value: unknown): string => (value ? 'réglé' : 'pas réglé');

const orUnset = (value: string): string => value || 'pas réglé';

const limit = (count: number, of: string): string => (count === 0 ? 'sans limite' : `${count} ${of}`);

/** Of what is secret only whether it is there. */
export const settingsFrom = ({ desk, ...settings }: Config): Fact[] => [
  { name: 'Démonstration', value: settings.demo ? 'oui, les données sont fictives' : 'non' },
  { name: 'Adresse du service', value: settings.publicUrl },
  { name: 'Cellule', value: orUnset(desk.name) },
  { name: 'Téléphone', value: orUnset(desk.phone) },
  { name: 'Horaires', value: orUnset(desk.hours) },
  { name: 'Courriel', value: orUnset(desk.email) },
  { name: 'Adresse postale', value: orUnset(desk.address) },
  { name: 'Protection des données', value: orUnset(desk.dpo) },
  { name: 'Adresse d’envoi des courriels', value: orUnset(settings.mailFrom) },
  { name: 'Serveur de courriel', value: isSet(settings.smtpUrl) },
  { name: 'Courriels', value: limit(settings.mailPerMinute, 'par minute') },
  { name: 'ProConnect', value: isSet(settings.proConnect) },
  { name: 'Salles de visio', value: settings.videoRoomUrl ? 'données par le service' : 'données par la personne au conseil' },
  { name: 'Déplacer un rendez-vous', value: `jusqu’à ${settings.moveNoticeHours}\u00a0h avant` },
  { name: 'Événements', value: settings.events.map(({ name, until }) => `${name}, jusqu’au ${frenchDay(until)}`).join(' ; ') || 'aucun' },
  { name: 'Envois depuis une même adresse', value: limit(settings.throttlePerMinute, 'par minute') },
];
