import type { Fault } from '../faults.js';
import { Text } from '../form.js';

export interface SignerWords {
  /** As we know her: « Odile Chabert ». */
  readonly name: string;
  readonly organisation: string;
  /** What she typed, kept when it was refused. */
  readonly typed: string;
}

/** What one says in the name of one's collectivité, and one's own name under it. */
export const SignedName = ({ name, organisation, typed, words, faults }: SignerWords & { words: string; faults: readonly Fault[] }) => (
  <>
    <p>
      Vous parlez au nom de {organisation}. Votre nom : <strong>{name}</strong>.
    </p>
    <blockquote className="fr-mb-3w">« {words} »</blockquote>
    <Text
      name="nom-tape"
      label="Tapez votre prénom et votre nom"
      hint="Les majuscules et les accents ne comptent pas."
      value={typed}
      autoComplete="off"
      spellCheck={false}
      maxLength={130}
      faults={faults}
    />
  </>
);
