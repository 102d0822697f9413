export const ownCounts = {
  upcoming: { none: 'Aucun rendez-vous à venir', one: 'Un rendez-vous à venir', many: 'rendez-vous à venir' },
  over: { none: 'Aucun rendez-vous passé ni annulé', one: 'Un rendez-vous passé ou annulé', many: 'rendez-vous passés ou annulés' },
} as const;

export const diaryCounts = { none: 'Aucun rendez-vous', one: 'Un rendez-vous', many: 'rendez-vous' } as const;
