import { Phone } from '../booking/step.js';

/** « Ça ne marche pas ? »: what helps on the day. */
export interface RescueProps {
  readonly base: string;
  readonly csrf: string;
  readonly deskPhone: string;
  readonly deskHours: string;
  /** What to say on the phone: the reference. */
  readonly code: string;
  /** Number on which we would call back; null: we have none. */
  readonly phone: string | null;
  readonly canBeLate: boolean;
  /** Unfolded when the time has come. */
  readonly open: boolean;
}

export function Rescue({ base, csrf, deskPhone, deskHours, code, phone, canBeLate, open }: RescueProps) {
  return (
    <details className="te-rescue" open={open}>
      <summary>Ça ne marche pas ?</summary>
      <div>
        <p>
          Appelez le <Phone number={deskPhone} /> ({deskHours}) et donnez ce code : <strong className="te-whole">{code}</strong>.
        </p>
        {phone && <OneButton action={`${base}/rappel`} csrf={csrf} text="Rappelez-moi" hint={`Au ${phone}.`} />}
        {canBeLate && (
          <OneButton
            action={`${base}/retard`}
            csrf={csrf}
            text="J’aurai dix minutes de retard"
            hint="Nous prévenons la personne qui vous attend."
          />
        )}
      </div>
    </details>
  );
}

const OneButton = ({ action, csrf, text, hint }: { action: string; csrf: string; text: string; hint: string }) => (
  <form method="post" action={action} className="fr-mb-2w">
    <input type="hidden" name="_csrf" value={csrf} />
    <button type="submit" className="fr-btn fr-btn--secondary">
      {text}
    </button>
    <span className="fr-hint-text">{hint}</span>
  </form>
);
