import { fullName, type Wording } from './wording.js';

/** To the desk: what an advisor would have read who no longer receives. `url`: where it is handed over. */
export function insteadOf(advisor: { firstName: string; lastName: string }, wording: Wording, url: string): Wording {
  return {
    ...wording,
    subject: `${wording.subject} (pour ${fullName(advisor)})`,
    lead: `${fullName(advisor)} ne reçoit plus pour la cellule. Ce message est donc pour vous.`,
    notes: [wording.lead, ...wording.notes, 'Ce qui est encore à venir est à confier à quelqu’un.'],
    main: { label: 'Voir les rendez-vous à confier', href: url },
    closing: [],
  };
}
