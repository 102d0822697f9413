/** A time as people read it, in finished words. */
export interface Moment {
  /** « mardi 1er décembre 2026, de 10 h à 10 h 45 (heure de Mayotte) » */
  readonly own: string;
  /** « 8 h à 8 h 45 à Paris », when that clock differs. */
  readonly other: string | null;
}

export const MomentWords = ({ moment: { own, other } }: { moment: Moment }) => (
  <>
    <span className="te-first">{own}</span>
    {other && <small className="te-other">soit {other}</small>}
  </>
);
