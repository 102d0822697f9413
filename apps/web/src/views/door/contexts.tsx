import { Choices } from '../choices.js';
import { Form, type FormProps } from '../form.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';

interface ContextsProps extends FormProps {
  readonly who: SignedInWords;
  readonly next: string;
  readonly choices: readonly { readonly id: string; readonly organisation: string; readonly role: string }[];
  readonly chosen: string | null;
}

/** One organisation at a time: what is read and done there stays there. */
export const contextsPage = ({ csrf, faults, who, next, choices, chosen }: ContextsProps): string =>
  page(
    { title: 'Au nom de qui ?', faults, trail: [], who },
    <Form action="/connexion/contexte" csrf={csrf} submit="Continuer">
      <input type="hidden" name="suite" value={next} />
      <Choices
        {...{ name: 'contexte', faults, chosen, only: true }}
        legend="Au nom de qui ?"
        hint="Vous agissez pour une organisation à la fois. Vous pouvez en changer à tout moment."
        choices={choices.map(({ id, organisation, role }) => ({ value: id, label: organisation, hint: role }))}
      />
    </Form>,
  );
