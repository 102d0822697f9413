import type { ProConnectReason } from './pro-connect-refusal.js';

interface Sentence {
  readonly title: string;
  readonly detail: string;
}

const again = 'Recommencez depuis la page de connexion, ou demandez un lien par courriel.';

/** An answer that does not hold together: people need not know which part of it. */
const unsure: Sentence = {
  title: 'Nous n’avons pas pu vérifier la réponse de ProConnect.',
  detail: `Par sécurité, nous ne vous avons pas connecté. ${again} Si cela continue, appelez-nous.`,
};

/** What happened, and what to do next; the page adds our telephone. */
export const proConnectRefusals: Record<ProConnectReason, Sentence> = {
  cancelled: {
    title: 'Vous avez arrêté la connexion avec ProConnect.',
    detail: 'Vous pouvez recommencer, ou demander un lien par courriel.',
  },
  refused: {
    title: 'ProConnect n’a pas accepté la connexion.',
    detail: 'Votre organisation n’est peut-être pas encore reliée à ProConnect. Demandez plutôt un lien par courriel, ou appelez-nous.',
  },
  state: {
    title: 'Cette connexion n’a pas commencé dans ce navigateur, ou elle a trop attendu.',
    detail: again,
  },
  nonce: unsure,
  issuer: unsure,
  audience: unsure,
  signature: unsure,
  'other-subject': unsure,
  expired: {
    title: 'La réponse de ProConnect est arrivée trop tard.',
    detail: 'Recommencez : cela suffit presque toujours. Sinon, vérifiez l’heure de votre ordinateur, ou appelez-nous.',
  },
  replayed: {
    title: 'Cette connexion a déjà servi, ou elle a trop attendu.',
    detail: again,
  },
  'acr-too-weak': {
    title: 'Votre rôle demande une connexion en deux étapes.',
    detail: 'Recommencez : ProConnect vous demandera une seconde preuve, par exemple un code. Si ce n’est pas possible, appelez-nous.',
  },
  incomplete: {
    title: 'ProConnect ne nous a pas transmis votre nom ou votre adresse électronique.',
    detail: 'Demandez plutôt un lien par courriel, ou appelez-nous.',
  },
  unavailable: {
    title: 'ProConnect ne répond pas pour le moment.',
    detail: 'Réessayez dans quelques minutes, ou demandez un lien par courriel.',
  },
};
