/** What the pages of the demonstration's identity provider say. */
export const words = {
  suffix: 'Démonstration',
  warning:
    'Ceci n’est pas ProConnect. Ce fournisseur d’identité local tient sa place dans la démonstration. Toutes les personnes sont fictives.',
  choice: 'Choisissez une personne',
  giveUp: 'Renoncer et revenir au service',
  accounts: 'Comptes de la démonstration',
  toService: 'Aller au service',
  leave: 'Quitter aussi ProConnect ?',
  leaveDetail: 'Vous n’êtes plus connecté au service. Voulez-vous aussi fermer votre connexion ici ?',
  leaveYes: 'Oui, me déconnecter',
  leaveNo: 'Non, rester connecté ici',
  left: 'Vous êtes déconnecté',
  leftDetail: 'Votre connexion est fermée.',
  refused: 'Cette demande ne peut pas aboutir',
  refusedDetail:
    'Ce fournisseur refuse la demande du service, ou la page est ouverte depuis trop longtemps. Recommencez depuis le service.',
  cause: 'Motif technique :',
} as const;
