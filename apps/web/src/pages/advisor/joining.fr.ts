export const joiningCounts = { none: 'Aucune demande à rejoindre', one: 'Une demande à rejoindre', many: 'demandes à rejoindre' } as const;

export const joiningWords = {
  title: 'Demandes à rejoindre',
  intro: 'Dans ces collectivités, personne ne peut encore répondre. Téléphonez à leur numéro public avant d’accepter.',
  nothing: 'Ici apparaissent les personnes qui demandent à rejoindre une collectivité sans personne référente.',
} as const;

export const joiningDone = {
  acceptee: {
    title: 'C’est accepté',
    next: 'Cette personne est prévenue. Si elle est la première, elle est référente et peut inviter les autres.',
  },
  refusee: { title: 'La demande est refusée', next: 'Cette personne en est prévenue par courriel.' },
} as const;
