import { Box } from '../choices.js';
import { Form } from '../form.js';

/** What someone may need to take part: boxes, never a reason. */
export interface AdaptationBoxes {
  /** Where they are sent. */
  readonly action: string;
  readonly boxes: readonly { readonly value: string; readonly label: string; readonly isTicked: boolean }[];
}

/** One form; it says who reads it and for how long, where it asks. */
export const Adaptations = ({ action, boxes, csrf }: AdaptationBoxes & { csrf: string }) => (
  <Form action={action} csrf={csrf} submit="Enregistrer mes besoins" secondary>
    <fieldset className="fr-fieldset" aria-labelledby="amenagements-legende">
      <legend className="fr-fieldset__legend" id="amenagements-legende">
        De quoi avez-vous besoin pour participer ?
        <span className="fr-hint-text">
          Rien n’est obligatoire, et vous n’avez aucune raison à donner. Seule la personne qui vous reçoit voit ce que vous cochez. Ce n’est
          dans aucun courriel. Tout est effacé 30&nbsp;jours après le rendez-vous.
        </span>
      </legend>
      {boxes.map(({ value, label, isTicked }) => (
        <Box key={value} id={`amenagement-${value}`} name={value} label={label} isTicked={isTicked} />
      ))}
    </fieldset>
  </Form>
);

/** To the advisor who receives, and to nobody else: null is nothing to say. */
export const AdaptationsTold = ({ told }: { told: readonly string[] | null }) =>
  told && told.length > 0 ? (
    <section className="fr-callout te-slot">
      <h3 className="fr-callout__title fr-h6">Ce dont cette personne a besoin pour participer</h3>
      <ul>
        {told.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p className="fr-text--sm fr-mb-0">Vous seule ou vous seul le voyez. N’en parlez pas dans un courriel.</p>
    </section>
  ) : null;
