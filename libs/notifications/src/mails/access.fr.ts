import { callUs, type DeskFacts, type Wording } from './wording.js';

export interface SignInLinkFacts {
  readonly url: string;
  readonly desk: DeskFacts;
}

/** The link that signs in: asked for a moment ago, by whoever reads this mailbox or by someone who typed its address. */
export const signInLink = ({ url, desk }: SignInLinkFacts): Wording => ({
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
