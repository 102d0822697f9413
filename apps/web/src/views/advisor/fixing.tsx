import { Select } from '../cases/evidence.js';
import { Choices } from '../choices.js';
import { type Fact, Lines } from '../facts.js';
import { Form, type FormProps, Text } from '../form.js';
import { type Link, Ways } from '../links.js';
import { Lost, type LostSlot } from '../lost-slot.js';
import { Notice } from '../notice.js';
import { type Around, page } from '../page.js';
import { SlotChoice, SlotFault, WeekButtons, type WeekWords } from '../slot-choice.js';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface FixingProps extends FormProps {
  readonly around: Around;
  readonly action: string;
  /** For whom, with whom: what is known and not asked. */
  readonly about: readonly Fact[];
  /** Why no hour can be looked for, and what to do first; null where one can. */
  readonly trouble: { readonly words: string; readonly way: Link | null } | null;
  /** Asked only where there are several. */
  readonly people: readonly Option[];
  readonly types: readonly { readonly value: string; readonly text: string }[];
  readonly modalities: readonly Option[];
  readonly typed: Readonly<Record<'person' | 'type' | 'modality' | 'phone' | 'place' | 'slot', string>>;
  /** Goes with the form, unseen: the mark by which it fixes one appointment, the week that is shown, and which hours. */
  readonly kept: Readonly<Record<string, string>>;
  /** Null: nothing is free. */
  readonly week: WeekWords | null;
  /** Early and late hours are shown too. */
  readonly isWide: boolean;
  readonly lost: LostSlot | null;
  /** This form has fixed an appointment already. */
  readonly isUsed: boolean;
}

const fixingTitle = 'Fixer un rendez-vous';

/** Everything is known but the hour. */
export const fixingPage = (props: FixingProps): string =>
  page(
    { title: fixingTitle, faults: props.faults, ...props.around },
    <>
      {props.isUsed && (
        <Notice severity="warning" title="Ce formulaire a déjà servi à fixer un rendez-vous">
          <p>Rien d’autre n’est pris. Pour un second rendez-vous, choisissez une heure et continuez.</p>
        </Notice>
      )}
      <h1 className="fr-h3">{fixingTitle}</h1>
      <Lines facts={props.about} className="fr-mb-3w" />
      {props.trouble ? <Trouble {...props.trouble} /> : <Asked {...props} />}
    </>,
  );

const Trouble = ({ words, way }: { words: string; way: Link | null }) => (
  <>
    <p>{words}</p>
    <Ways links={way ? [way] : []} />
  </>
);

const Asked = (props: FixingProps) => (
  <Form action={props.action} csrf={props.csrf} submit="Fixer ce rendez-vous" does="fixer">
    {Object.entries(props.kept).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    <Need {...props} />
    <h2 className="fr-h5">Quand</h2>
    <Search isWide={props.isWide} />
    {props.lost && <Lost lost={props.lost} />}
    {props.week ? <Hours {...props} week={props.week} /> : <NoHours {...props} />}
  </Form>
);

const Need = ({ people, types, modalities, typed, faults }: FixingProps) => (
  <>
    {people.length > 1 && <Choices name="personne" legend="Avec qui ?" choices={people} chosen={typed.person} faults={faults} />}
    <Select name="sujet" label="Sujet" value={typed.type} options={types} faults={faults} />
    <Choices name="comment" legend="Comment" choices={modalities} chosen={typed.modality} faults={faults} />
    <Text
      {...{ name: 'telephone', label: 'Téléphone', type: 'tel', value: typed.phone, maxLength: 30, short: true, faults }}
      hint="Nécessaire par téléphone, si nous ne le connaissons pas."
      autoComplete="off"
      optional
    />
    <Text
      {...{ name: 'lieu', label: 'Lieu', value: typed.place, maxLength: 200, spellCheck: false, faults }}
      hint="Nécessaire sur place."
      autoComplete="off"
      optional
    />
  </>
);

/** Before the hours: the first button is what a return key in a field presses, and it books nothing. */
const Search = ({ isWide }: { isWide: boolean }) => (
  <div className="te-weeks">
    <button className="fr-btn fr-btn--secondary" type="submit" name="geste" value="creneaux">
      Chercher à nouveau
    </button>
    <button className="fr-btn fr-btn--tertiary" type="submit" name="geste" value={isWide ? 'usuelles' : 'larges'}>
      {isWide ? 'Seulement les heures habituelles' : 'D’autres heures, tôt le matin ou le soir'}
    </button>
  </div>
);

const NoHours = ({ faults }: FixingProps) => (
  <div id="creneau" tabIndex={-1}>
    <SlotFault faults={faults} />
    <p>Aucune heure n’est libre ainsi. Changez de moyen, ouvrez des plages dans « Mes disponibilités », ou élargissez les heures.</p>
  </div>
);

const Hours = ({ week, typed, faults }: FixingProps & { week: WeekWords }) => (
  <>
    <p>
      {week.span} ({week.clock}).
    </p>
    <SlotChoice week={week} chosen={typed.slot} faults={faults} />
    <WeekButtons week={week} />
  </>
);
