import type { MessageKind } from './domain/kinds.js';
import type { MessageState } from './message.entity.js';
import type { NotificationRefusalCode } from './notifications.errors.js';

export const notificationRefusals: Record<NotificationRefusalCode, { title: string; detail: string }> = {
  'message-not-stuck': {
    title: 'Rien à envoyer de nouveau',
    detail: 'Ce message est parti, attend son tour ou n’a plus lieu d’être.',
  },
  'address-dead': {
    title: 'Adresse injoignable',
    detail: 'Cette adresse refuse nos messages : appelez la personne.',
  },
  'not-a-bounce': {
    title: 'Avis non reconnu',
    detail: 'Cet avis ne parle d’aucun de nos messages, ou n’est pas définitif.',
  },
};

export const messageStates: Record<MessageState, string> = {
  waiting: 'en attente',
  sent: 'envoyé',
  failed: 'abandonné',
  refused: 'refusé',
  superseded: 'sans objet',
  gathered: 'dans le courriel du jour',
};

export const messageKindNames: Record<MessageKind, string> = {
  booked: 'confirmation',
  moved: 'déplacement',
  cancelled: 'annulation',
  advisor_changed: 'changement de conseil',
  territory_corrected: 'collectivité corrigée',
  taken_over: 'rendez-vous confié',
  handed_over: 'rendez-vous repris',
  succeeded: 'nouvelle personne',
  succession_left: 'fin de participation',
  requester_changed: 'changement de personne',
  lateness: 'retard annoncé',
  callback: 'rappel demandé',
  unreachable: 'à appeler',
  room_changed: 'lien de la visio',
  minutes: 'compte rendu',
  missed: 'rendez-vous manqué',
  correction_asked: 'correction demandée',
  correction_answered: 'réponse à une demande de correction',
  two_days_before: 'rappel à deux jours',
  one_hour_before: 'rappel à une heure',
  sign_in: 'lien de connexion',
  invitation: 'invitation',
  join_asked: 'demande de rejoindre',
  join_answered: 'réponse à une demande',
  nobody_answers: 'plus personne ne répond',
  act_receipt: 'reçu d’un acte',
  act_contested: 'acte contesté',
  word_noted: 'note envoyée à la collectivité',
  word_to_call: 'note, à appeler',
  word_contested: 'note contestée',
  exchange_sent: 'message à la collectivité',
  exchange_answered: 'message de la collectivité',
  exchange_to_call: 'message, à appeler',
  links: 'liens perdus',
  succession_offered: 'proposition de suite',
  request_received: 'accusé de réception',
  request_to_answer: 'demande à traiter',
  request_unreachable: 'demande, à appeler',
  request_question: 'précision demandée',
  request_decided: 'réponse à une demande de la collectivité',
  actions_due: 'actions à faire',
  daily_messages: 'messages du jour',
  advisor_day: 'journée',
};
