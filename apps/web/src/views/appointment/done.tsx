import { MailLater } from '../mail-later.js';
import { Notice } from '../notice.js';

/** What a person has just done on the page of the appointment. */
export type DoneWhat = 'deplace' | 'annule' | 'retard' | 'rappel' | 'suite' | 'preuve' | 'amenagements';

const words: Record<DoneWhat, { title: string; next: string }> = {
  deplace: {
    title: 'Le rendez-vous est déplacé',
    next: 'Un courriel vous donne la nouvelle date. L’ancienne est libre pour quelqu’un d’autre.',
  },
  annule: {
    title: 'Le rendez-vous est annulé',
    next: 'Un courriel vous le confirme. Vous pourrez en prendre un autre quand vous voudrez.',
  },
  retard: { title: 'C’est noté : dix minutes de retard', next: 'La personne qui vous reçoit est prévenue. Elle vous attend.' },
  rappel: { title: 'Nous vous rappelons', next: 'La personne qui vous reçoit est prévenue. Gardez votre téléphone près de vous.' },
  suite: { title: 'Nous avons écrit à cette personne', next: 'Le rendez-vous reste à votre nom tant qu’elle n’a pas accepté.' },
  amenagements: {
    title: 'C’est noté',
    next: 'La personne qui vous reçoit le voit, et personne d’autre. Vous pouvez changer vos réponses ici jusqu’au rendez-vous.',
  },
  preuve: { title: 'Merci, votre adresse est confirmée', next: 'Rien d’autre à faire.' },
};

export const DoneNotice = ({ what, mailLater }: { what: DoneWhat; mailLater: string | null }) => (
  <Notice severity="success" title={words[what].title}>
    {mailLater ? <MailLater when={mailLater} /> : <p>{words[what].next}</p>}
  </Notice>
);
