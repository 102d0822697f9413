import type { Desk } from '#platform';

export type DeskWords = Pick<Desk, 'phone' | 'hours'>;

const nb = '\u00a0';

export const Phone = ({ number }: { number: string }) => (
  <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className="te-whole">
    {number}
  </a>
);

/** « Horaires : du lundi au vendredi, 9 h à 12 h 30 … »: the setting's words, a number never leaving its unit. */
export const DeskHours = ({ desk }: { desk: DeskWords }) => (
  <>Horaires : {desk.hours.replace(/(\d) h\b/g, `$1${nb}h`).replace(/(?<=h) (?=\d\d)/g, nb)}.</>
);

/** Someone answers: the way out of every form. */
export const CallDesk = ({ desk }: { desk: DeskWords }) => (
  <p className="te-call">
    Vous préférez parler à quelqu’un ? Appelez le <Phone number={desk.phone} />. <DeskHours desk={desk} />
  </p>
);

/** « Cellule « Territoires d'engagement » »: a setting is typed with ordinary spaces. */
export const deskName = ({ name }: { name: string }): string => name.replace(/« ?/g, '« ').replace(/ ?»/g, ' »');
