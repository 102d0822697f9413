import { Select } from '../cases/evidence.js';
import { Choices } from '../choices.js';
import { Form, type FormProps, Text } from '../form.js';
import type { Link } from '../links.js';
import { Lost, type LostSlot } from '../lost-slot.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { SlotChoice, SlotFault, WeekButtons, type WeekWords } from '../slot-choice.js';

export type CallerTyped = Readonly<Record<'place' | 'type' | 'firstName' | 'lastName' | 'phone' | 'slot', string>>;

interface CallerProps extends FormProps {
  readonly who: SignedInWords;
  readonly trail: readonly Link[];
  readonly action: string;
  readonly typed: CallerTyped;
  readonly types: readonly { readonly value: string; readonly text: string }[];
  /** Those of that name, when there are several. */
  readonly places: readonly { readonly value: string; readonly label: string }[];
  /** Goes with the form, unseen: what was chosen before, and the mark by which it makes one appointment. */
  readonly kept: Readonly<Record<string, string>>;
  /** Null before a collectivité is known. */
  readonly hours: CallerHoursWords | null;
  readonly lost: LostSlot | null;
  /** This form has made an appointment already. */
  readonly isUsed: boolean;
}

/** Whose hours these are; `week` null: nothing is free. */
export interface CallerHoursWords {
  readonly place: string;
  readonly week: WeekWords | null;
}

const title = 'Prendre rendez-vous pour une personne au téléphone';

/** Six fields, and no address: whoever calls is called back. */
export const callerPage = (props: CallerProps): string =>
  page(
    { title, who: props.who, trail: props.trail, faults: props.faults },
    <>
      {props.isUsed && (
        <Notice severity="warning" title="Ce formulaire a déjà servi à prendre un rendez-vous">
          <p>Rien d’autre n’est pris. Pour un second rendez-vous, choisissez une heure et continuez.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{title}</h1>
      <p>
        Le rendez-vous a lieu par téléphone. Sans adresse électronique, ce que nous avons à dire à cette personne devient un appel à passer.
      </p>
      <Form action={props.action} csrf={props.csrf} submit="Prendre le rendez-vous" does="prendre">
        {Object.entries(props.kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <About {...props} />
        <Person {...props} />
        <h2 className="fr-h5">Créneau</h2>
        <Search {...props} />
        {props.lost && <Lost lost={props.lost} />}
        {props.hours?.week ? <Hours {...props} place={props.hours.place} week={props.hours.week} /> : <NoHours {...props} />}
      </Form>
    </>,
  );

/** Before the hours: the first button is what a return key in a field presses, and it books nothing. */
const Search = ({ hours }: CallerProps) => (
  <p>
    <button className="fr-btn fr-btn--secondary" type="submit" name="geste" value="creneaux" id={hours?.week ? undefined : 'creneau'}>
      {hours ? 'Chercher à nouveau' : 'Chercher les créneaux'}
    </button>
  </p>
);

const About = ({ typed, types, places, faults }: CallerProps) => (
  <>
    <Text
      {...{ name: 'collectivite', label: 'Collectivité', value: typed.place, maxLength: 120, spellCheck: false, faults }}
      hint="Son nom, son code postal ou son numéro SIREN."
      autoComplete="off"
    />
    {places.length > 0 && <Choices name="territoire" legend="Laquelle ?" choices={places} faults={faults} />}
    <Select name="sujet" label="Sujet" value={typed.type} options={types} faults={faults} />
  </>
);

/** Nobody's own browser: it is the advisor's, and offers nothing of hers. */
const Person = ({ typed, faults }: CallerProps) => (
  <>
    <Text name="prenom" label="Prénom" value={typed.firstName} maxLength={60} spellCheck={false} autoComplete="off" faults={faults} />
    <Text name="nom" label="Nom" value={typed.lastName} maxLength={60} spellCheck={false} autoComplete="off" faults={faults} />
    <Text
      {...{ name: 'telephone', label: 'Téléphone', type: 'tel', value: typed.phone, maxLength: 30, short: true, faults }}
      hint="Celui auquel nous l’appellerons le jour dit."
      autoComplete="off"
    />
  </>
);

const NoHours = ({ hours, faults }: CallerProps) => (
  <>
    <SlotFault faults={faults} />
    {hours ? (
      <p>Aucune heure n’est libre pour {hours.place}. Prenez note, et rappelez cette personne.</p>
    ) : (
      <p>Les heures libres dépendent de la collectivité et du sujet.</p>
    )}
  </>
);

const Hours = ({ place, week, typed, faults }: CallerProps & { place: string; week: WeekWords }) => (
  <>
    <p>
      {place}, {week.span} ({week.clock}).
    </p>
    <SlotChoice week={week} chosen={typed.slot} faults={faults} />
    <WeekButtons week={week} />
  </>
);
