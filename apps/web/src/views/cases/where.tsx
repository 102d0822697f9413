import { Choices } from '../choices.js';
import type { Fault } from '../faults.js';
import { Folded } from '../folded.js';
import { Form } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type MoveForm, Moves } from './moves.js';
import { Section } from './section.js';

/** A phase on the path, in words. */
export interface PhaseWords {
  readonly name: string;
  /** « fait », « en cours », « à venir », « sans objet » */
  readonly state: string;
  readonly isHere: boolean;
}

interface WhereProps {
  readonly csrf: string;
  readonly path: readonly PhaseWords[];
  readonly proposal: readonly string[];
  readonly needs: { readonly intro: string; readonly missing: readonly string[]; readonly links: readonly Link[] };
  readonly moves: readonly MoveForm[];
  readonly delivery: DeliveryProps | null;
  readonly otherMoves: Link | null;
}

/** Where it stands, what this phase still needs, and what can be done with it. */
export const Where = ({ path, proposal, needs, moves, delivery, otherMoves, csrf }: WhereProps) => (
  <Section id="etapes" title="Où en est le projet">
    <p>Ces étapes servent à accompagner le projet. Elles n’ont aucun effet juridique et la collectivité peut s’en écarter.</p>
    <Path path={path} />
    <h3 className="fr-h6">Pour continuer</h3>
    {proposal.length > 0 && (
      <div className="fr-callout">
        {proposal.map((line) => (
          <p key={line} className="fr-callout__text">
            {line}
          </p>
        ))}
      </div>
    )}
    <p>{needs.intro}</p>
    {needs.missing.length > 0 && (
      <ul>
        {needs.missing.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    )}
    <Ways links={needs.links} />
    {delivery && <DeliveryForm {...delivery} csrf={csrf} />}
    <Moves csrf={csrf} moves={moves} />
    <Ways links={otherMoves ? [otherMoves] : []} className="fr-mt-2w" />
  </Section>
);

/** What is behind is folded, and what comes after the next one. */
function Path({ path }: Pick<WhereProps, 'path'>) {
  const here = Math.max(
    0,
    path.findIndex(({ isHere }) => isHere),
  );
  const rest = path.length - here - 2;
  return (
    <>
      {here > 0 && (
        <Folded title={here === 1 ? 'L’étape d’avant' : `Les ${here} étapes d’avant`}>
          <Phases path={path.slice(0, here)} />
        </Folded>
      )}
      <Phases path={path.slice(here, here + 2)} />
      {rest > 0 && (
        <Folded title={rest === 1 ? 'L’étape d’après' : `Les ${rest} étapes d’après`}>
          <Phases path={path.slice(here + 2)} />
        </Folded>
      )}
    </>
  );
}

/** Without numbers: what is folded would begin them anew. */
const Phases = ({ path }: Pick<WhereProps, 'path'>) => (
  <ul>
    {path.map(({ name, state, isHere }) => (
      <li key={name} aria-current={isHere ? 'step' : undefined}>
        {isHere ? <strong>{name}</strong> : name} ({state})
      </li>
    ))}
  </ul>
);

export interface DeliveryProps {
  readonly action: string;
  readonly chosen: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
  readonly faults: readonly Fault[];
}

const DeliveryForm = ({ action, chosen, choices, faults, csrf }: DeliveryProps & { csrf: string }) => (
  <section className="te-card">
    <Form action={action} csrf={csrf} submit="Enregistrer ce choix" secondary>
      <Choices
        name="conduite"
        legend="Comment la démarche est-elle menée ?"
        hint="Sans prestataire, il n’y a ni cahier des charges ni choix à faire."
        choices={choices.map(({ value, text }) => ({ value, label: text }))}
        chosen={chosen}
        faults={faults}
      />
    </Form>
  </section>
);
