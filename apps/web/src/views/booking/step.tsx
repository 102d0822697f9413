import type { Desk } from '#platform';

/** Where a person is among the five questions of a booking. */
export const StepCount = ({ step }: { step: 1 | 2 | 3 | 4 | 5 }) => <p className="fr-text--sm te-step">Étape {step} sur 5</p>;

/** The address of a step of the booking. */
export const stepAt = (step: string): string => `/rendez-vous?etape=${step}`;

export type DeskWords = Pick<Desk, 'phone' | 'hours'>;

/** Someone answers: the way out of every form. */
export const CallDesk = ({ desk }: { desk: DeskWords }) => (
  <p className="te-call">
    Vous préférez parler à quelqu’un ? Appelez le <Phone number={desk.phone} />, {desk.hours}.
  </p>
);

export const Phone = ({ number }: { number: string }) => (
  <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="te-whole">
    {number}
  </a>
);
