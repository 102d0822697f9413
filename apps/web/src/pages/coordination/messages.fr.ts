import { messageKindNames, messageStates, type StuckMessage } from '#notifications';
import type { Badge, Card } from '#views';
import { deskZone, startWords } from '../public/moments.fr.js';

const readers: Record<StuckMessage['to'], string> = { requester: 'la personne qui a demandé', advisor: 'le conseil', desk: 'la cellule' };

const tones: Partial<Record<StuckMessage['state'], Badge['tone']>> = { waiting: 'info', failed: 'warning', refused: 'warning' };

export const againWords = { title: 'Le message repart', next: 'Il est de nouveau en attente. Son état change quand le serveur a répondu.' };

export const messageCard = (message: StuckMessage): Card & { act: { action: string; text: string } | null } => ({
  ...{ id: message.id, title: sentence(messageKindNames[message.kind]), href: null },
  badge: { word: sentence(messageStates[message.state]), tone: tones[message.state] ?? 'none' },
  facts: [
    { name: 'Pour', value: message.domain ? `${readers[message.to]}, chez ${message.domain}` : readers[message.to] },
    ...(message.reference ? [{ name: 'Référence', value: message.reference }] : []),
    { name: 'Depuis', value: startWords(message.madeAt, deskZone) },
    ...(message.notBefore ? [{ name: 'Pas avant', value: startWords(message.notBefore, deskZone) }] : []),
    { name: 'Essais', value: String(message.tries) },
    ...(message.smtpCode ? [{ name: 'Réponse du serveur de courriel', value: String(message.smtpCode) }] : []),
  ],
  act: message.state === 'waiting' ? null : { action: `/coordination/messages/${message.id}/envoi`, text: 'Envoyer à nouveau' },
});

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
