import type { Purpose, Whose } from './inventory.js';

export const whoseLabels: Record<Whose, string> = {
  requester: 'Personne qui demande ou tient un rendez-vous',
  successor: 'Personne désignée pour prendre la suite',
  visitor: 'Personne qui prend rendez-vous et n’a pas fini',
  person: 'Personne connue du service : collectivité, cellule, préfecture, prestataire',
  advisor: 'Conseillère ou conseiller',
};

interface PurposeText {
  readonly title: string;
  readonly why: string;
  readonly basis: string;
  readonly recipients: string;
}

/** Sources: RGPD art. 6, 9, 30 and 32; CGCT art. L1231-2 (the agency's mission); the dossier, §11.3. */
export const purposes: Record<Purpose, PurposeText> = {
  appointment: {
    title: 'Conseiller les collectivités sur rendez-vous',
    why: 'Prendre, préparer, déplacer et tenir un rendez-vous ou répondre à une demande.',
    basis: 'Mission d’intérêt public : RGPD, art. 6-1-e ; CGCT, art. L1231-2.',
    recipients: 'La personne qui conseille, la coordination, les membres de la collectivité concernée, la personne chargée de l’audit.',
  },
  project: {
    title: 'Accompagner un projet de participation',
    why: 'Savoir où en est le projet d’une collectivité, qui s’en occupe et ce qui reste à faire.',
    basis: 'Mission d’intérêt public : RGPD, art. 6-1-e ; CGCT, art. L1231-2.',
    recipients: 'Les membres de la collectivité et de ses partenaires, la personne qui conseille, la coordination, l’audit.',
  },
  adaptation: {
    title: 'Aménager le rendez-vous',
    why: 'Préparer ce dont une personne a besoin pour participer. Elle coche une case et ne donne aucune raison.',
    basis: 'Consentement explicite : RGPD, art. 6-1-a et 9-2-a. Rien n’est obligatoire, et tout peut être décoché.',
    recipients: 'La conseillère ou le conseiller de ce rendez-vous, et personne d’autre. Aucun courriel ni aucun export n’en parle.',
  },
  access: {
    title: 'Savoir qui entre et ce qu’il peut faire',
    why: 'Reconnaître une personne par ProConnect ou par un lien, et lui donner les droits de son rôle.',
    basis: 'Mission d’intérêt public : RGPD, art. 6-1-e ; sécurité du service, art. 32.',
    recipients: 'La personne elle-même, les référents de son organisation, la coordination, l’administration technique.',
  },
  message: {
    title: 'Prévenir par courriel',
    why: 'Confirmer, rappeler, prévenir d’un changement. Le texte est écrit à l’envoi et n’est pas gardé.',
    basis: 'Mission d’intérêt public : RGPD, art. 6-1-e.',
    recipients: 'La coordination, qui voit l’état des courriels, et le fournisseur de messagerie.',
  },
  trace: {
    title: 'Garder la trace de ce qui compte',
    why: 'Savoir qui a fait quoi et qui a consulté quoi, prouver les effacements, répondre à un litige.',
    basis:
      'Sécurité et obligation de rendre compte : RGPD, art. 6-1-c, 5-2 et 32 ; recommandation de la CNIL sur la journalisation (2021).',
    recipients: 'La personne chargée de l’audit. Chaque personne voit les consultations de ses propres données, par service et par motif.',
  },
};

export const preamble = `# Registre des traitements

Ce registre est fait par \`npm run register\`, à partir de l’inventaire des colonnes de la base. Ne le modifiez pas à la main : un test le compare à l’inventaire.

- **Responsable** : l’organisme qui exploite le service. Pour la cellule, l’Agence nationale de la cohésion des territoires (direction générale).
- **Délégué à la protection des données** : ses coordonnées sont sur la page \`/donnees-personnelles\`.
- **Sous-traitants** : l’hébergeur et le fournisseur de messagerie de l’installation. Aucun transfert hors de l’Union européenne n’est prévu.
- **Décision automatique** : aucune. L’attribution d’un rendez-vous suit un ordre publié.
- **Mesures** : accès par rôle, consultations au journal, journal scellé, liens à usage limité, chiffrement des échanges, effacement chaque nuit avec preuve.
- **Réveils** (schéma \`bullmq\` ou Redis) : ils ne portent que des identifiants techniques, effacés une fois traités.
- **Sauvegardes** : elles suivent la durée que fixe l’exploitant. Après une restauration, ce qui devait être effacé l’est de nouveau la nuit suivante.

Les durées ci-dessous sont à confirmer par le délégué. Celles qui portent un réglage se changent sans modifier le logiciel.
`;

export const registerWords = {
  columns: '| Donnée | Colonne | De qui | Durée |',
  nothing: '## Tables sans donnée personnelle',
  holds: `## Effacement, et ce qui l’arrête

Chaque règle s’applique la nuit. Une conservation demandée (archives, litige) met à l’abri ce qu’elle nomme, jusqu’à sa levée. Chaque effacement laisse une preuve : la règle, le nombre de lignes et une empreinte.
`,
};
