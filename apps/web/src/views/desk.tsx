import type { Desk } from '#platform';

export type DeskWords = Pick<Desk, 'phone' | 'hours'>;

export const Phone = ({ number }: { number: string }) => (
  <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="te-whole">
    {number}
  </a>
);

/** « de 9 h à 12 h 30 » as the setting says it; a number never leaves its unit. */
export const DeskHours = ({ desk }: { desk: DeskWords }) => (
  <>{desk.hours.replace(/(\d) h\b/g, `$1${nb}h`).replace(/(?<=h) (?=\d\d)/g, nb)}</>
);

const nb = '\u00a0';

/** Someone answers: the way out of every form. */
export const CallDesk = ({ desk }: { desk: DeskWords }) => (
  <p className="te-call">
    Vous préférez parler à quelqu’un ? Appelez le <Phone number={desk.phone} />, <DeskHours desk={desk} />.
  </p>
);
