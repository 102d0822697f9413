import { callUs, type DeskFacts, fullName, type Wording } from './wording.js';

interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

export interface LinkFacts {
  readonly url: string;
  readonly desk: DeskFacts;
}

export interface OrganisationFacts extends LinkFacts {
  /** « Buis-les-Baronnies (26) » */
  readonly organisationName: string;
}

/** The link that signs in: asked for a moment ago, by whoever reads this mailbox or by someone who typed its address. */
export const signInLink = ({ url, desk }: LinkFacts): Wording => ({
  subject: `${desk.name} : votre lien de connexion`,
  lead: 'Voici votre lien pour vous connecter.',
  facts: [],
  notes: [
    'Il sert une seule fois, dans les 20 minutes qui suivent votre demande.',
    'La page vous demandera encore de confirmer : ouvrir le lien ne suffit pas.',
  ],
  main: { label: 'Me connecter', href: url },
  closing: ['Vous n’avez rien demandé ? Ne faites rien : personne n’entre sans ce lien. Ne le transmettez pas.', ...callUs(desk)],
});

/** To someone who asked for nothing: names, the collectivité, and how to say yes or no. */
export const invitation = ({
  organisationName,
  by,
  isSuccession,
  url,
  desk,
}: OrganisationFacts & { by: Name; isSuccession: boolean }): Wording => ({
  subject: isSuccession ? `${organisationName} : prendre la suite ?` : `${organisationName} : une invitation`,
  lead: isSuccession
    ? `${fullName(by)} ne s’occupe plus du projet de cette collectivité et vous propose de prendre la suite.`
    : `${fullName(by)} vous invite à rejoindre l’espace de cette collectivité.`,
  facts: [{ label: 'Collectivité', value: organisationName }],
  notes: ['Vous y verrez les rendez-vous de la collectivité avec la cellule de conseil. C’est gratuit et sans engagement.'],
  main: { label: 'Voir l’invitation et répondre', href: url },
  closing: ['Sans réponse de votre part, rien ne change.', 'Votre adresse n’a servi qu’à cet envoi.', ...callUs(desk)],
});

/** To those who lead; to the desk, where nobody does. */
export const joinAsked = ({ organisationName, who, hasLead, url, desk }: OrganisationFacts & { who: Name; hasLead: boolean }): Wording => ({
  subject: `${organisationName} : ${fullName(who)} demande à vous rejoindre`,
  lead: `${fullName(who)} demande à rejoindre l’espace de cette collectivité.`,
  facts: [{ label: 'Collectivité', value: organisationName }],
  notes: hasLead
    ? ['Acceptez seulement si vous connaissez cette personne et son rôle.']
    : ['Personne ne peut encore répondre dans cette collectivité. Téléphonez à son numéro public avant de répondre.'],
  main: { label: 'Me connecter pour répondre', href: url },
  closing: ['Sans réponse de votre part, cette personne n’a accès à rien.', ...callUs(desk)],
});

export const joinAnswered = ({ organisationName, accepted, url, desk }: OrganisationFacts & { accepted: boolean }): Wording => ({
  subject: accepted ? `${organisationName} : vous avez accès à l’espace` : `${organisationName} : votre demande n’est pas acceptée`,
  lead: accepted ? 'Votre demande est acceptée : vous avez accès à l’espace de cette collectivité.' : 'Votre demande n’a pas été acceptée.',
  facts: [{ label: 'Collectivité', value: organisationName }],
  notes: accepted ? [] : ['Parlez-en avec les personnes de votre collectivité, ou appelez-nous.'],
  main: accepted ? { label: 'Me connecter', href: url } : null,
  closing: callUs(desk),
});

/** To the desk: someone has to call. */
export const nobodyAnswers = ({ organisationName, desk }: Omit<OrganisationFacts, 'url'>): Wording => ({
  subject: `${organisationName} : plus personne ne répond`,
  lead: 'Plus personne ne répond pour cette collectivité.',
  facts: [{ label: 'Collectivité', value: organisationName }],
  notes: ['La dernière personne est partie, ou ne reçoit plus nos messages. Téléphonez au numéro public de la collectivité.'],
  main: null,
  closing: callUs(desk),
});
