import { DeskHours, type DeskWords, Phone } from '../desk.js';

/** « Ça ne marche pas ? » and « J'aurai dix minutes de retard »: what helps on the day. */
export interface RescueProps {
  readonly base: string;
  readonly csrf: string;
  readonly code: string;
  readonly phone: string | null;
  readonly open: boolean;
  readonly canTell: boolean;
  readonly desk: DeskWords;
}

export const Rescue = ({ base, csrf, code, phone, open, canTell, desk }: RescueProps) => (
  <section className="fr-mt-4w te-noprint">
    <h2 className="fr-h5">Le jour même</h2>
    <details className="te-rescue" open={open}>
      <summary>Ça ne marche pas ?</summary>
      <div>
        <p>
          Appelez le <Phone number={desk.phone} /> et donnez ce code : <strong className="te-whole">{code}</strong>.{' '}
          <DeskHours desk={desk} />
        </p>
        {canTell && phone && (
          <OneButton action={`${base}/rappel`} csrf={csrf} text="Rappelez-moi" hint={`Nous vous rappelons au ${phone}.`} />
        )}
      </div>
    </details>
    {canTell && (
      <OneButton
        action={`${base}/retard`}
        csrf={csrf}
        text="J’aurai dix minutes de retard"
        hint="Nous prévenons la personne qui vous attend."
      />
    )}
  </section>
);

const OneButton = ({ action, csrf, text, hint }: { action: string; csrf: string; text: string; hint: string }) => (
  <form method="post" action={action} className="fr-mb-2w">
    <input type="hidden" name="_csrf" value={csrf} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      {text}
    </button>
    <span className="fr-hint-text fr-mt-1v">{hint}</span>
  </form>
);
