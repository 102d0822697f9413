import { SignedName, type SignerWords } from '../collectivite/signed-name.js';
import type { Fault } from '../faults.js';
import { Form, LongText } from '../form.js';
import { SaidFields, type SaidTyped } from './said.js';

/** One thing to do with the phase, in one form. */
export interface MoveForm {
  readonly key: string;
  readonly action: string;
  readonly kind: string;
  readonly version: number;
  readonly title: string;
  readonly hint: string;
  readonly submit: string;
  readonly isMain: boolean;
  /** As someone else's word: who said it, when and how; null where it is one's own. */
  readonly said: { readonly typed: SaidTyped; readonly hows: readonly Option[] } | null;
  /** Asked when something is passed over, or always. */
  readonly reason: { readonly label: string; readonly hint?: string; readonly typed: string; readonly optional: boolean } | null;
  /** Codes that are passed over with that reason. */
  readonly waived: readonly string[];
  /** What her collectivité declares, under her name. */
  readonly signed: (SignerWords & { readonly words: string }) | null;
  readonly faults: readonly Fault[];
}

interface Option {
  readonly value: string;
  readonly text: string;
}

export const Moves = ({ csrf, moves }: { csrf: string; moves: readonly MoveForm[] }) =>
  moves.map((move) => (
    <section key={move.key} className="te-card fr-mt-2w">
      <h3 className="fr-h6">{move.title}</h3>
      {move.hint && <p>{move.hint}</p>}
      <Form action={move.action} csrf={csrf} submit={move.submit} secondary={!move.isMain}>
        <input type="hidden" name="geste" value={move.kind} />
        <input type="hidden" name="version" value={move.version} />
        <input type="hidden" name="sans" value={move.waived.join(' ')} />
        {move.said && <input type="hidden" name="parole" value="oui" />}
        {move.said && <SaidFields {...move.said} faults={move.faults} />}
        {move.reason && (
          <LongText
            name={`${move.key}-raison`}
            value={move.reason.typed}
            maxLength={1000}
            {...reasonWords(move.reason)}
            faults={move.faults}
          />
        )}
        {move.signed && <SignedName {...move.signed} faults={move.faults} />}
      </Form>
    </section>
  ));

const reasonWords = ({ label, hint, optional }: NonNullable<MoveForm['reason']>) => ({ label, hint, optional });
