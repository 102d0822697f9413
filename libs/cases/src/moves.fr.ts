import type { MoveRefusal } from './domain/moves.js';

/** Why the phases refuse a move. */
export const moveRefusals: Record<MoveRefusal, string> = {
  paused: 'Le dossier est à l’arrêt : reprenez-le d’abord.',
  'not-paused': 'Le dossier n’est pas à l’arrêt.',
  closed: 'Le dossier est clos.',
  'not-your-key': 'Cette étape revient à une autre personne.',
  'same-person': 'Vous avez proposé cette étape : une autre personne la confirme.',
  'nothing-proposed': 'Aucune étape n’est proposée.',
  'already-proposed': 'Une étape est déjà proposée : répondez-y d’abord.',
  'evidence-missing': 'Il manque des éléments. Ajoutez-les, ou dites pourquoi vous vous en passez.',
  'never-waived': 'Cet élément est toujours nécessaire pour continuer.',
  'reason-needed': 'Dites pourquoi.',
  'delivery-unknown': 'Dites d’abord si la démarche est menée en interne ou avec un prestataire.',
  'wrong-phase': 'Choisissez une autre étape.',
  'authority-only': 'Seule la collectivité déclare cette étape : elle seule achète.',
};
