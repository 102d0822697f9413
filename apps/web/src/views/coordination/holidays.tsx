import { AllNeeded, Form, type FormProps, Text } from '../form.js';
import { type Link, Ways } from '../links.js';
import { type Card, Cards, OneButton } from '../listing.js';
import { Notice } from '../notice.js';
import { page } from '../page.js';
import type { SignedInWords } from '../signed-in.js';
import { FilterForm, type Filters } from './list.js';

interface HolidaysProps extends FormProps {
  readonly who: SignedInWords;
  readonly done: boolean;
  readonly filters: Filters;
  /** Null when no place has that name, or several. */
  readonly place: Place | null;
  readonly typed: { readonly day: string; readonly name: string };
}

interface Place {
  readonly id: string;
  readonly label: string;
  readonly year: number;
  readonly count: string;
  readonly days: readonly (Card & { readonly isOff: boolean })[];
  readonly years: readonly Link[];
}

const path = '/coordination/jours-feries';

export const holidaysPage = (props: HolidaysProps): string =>
  page(
    { title: 'Jours fériés', who: props.who, faults: props.faults, trail: [{ text: 'Coordination', href: '/coordination' }] },
    <>
      {props.done && (
        <Notice severity="success" title="C’est fait">
          <p>Les créneaux proposés en tiennent compte dès maintenant. Les rendez-vous déjà pris restent.</p>
        </Notice>
      )}
      <h1 className="fr-h3">Jours fériés</h1>
      <p>Ces jours-là, aucun créneau n’est proposé. Ceux d’un département valent pour ses communes, sauf si l’une dit autrement.</p>
      <FilterForm filters={props.filters} />
      {props.place ? (
        <Calendar {...props} place={props.place} />
      ) : (
        !props.filters.which && <p>Aucune collectivité ne porte ce nom. Essayez un nom ou un code postal.</p>
      )}
    </>,
  );

function Calendar({ place, csrf, faults, typed }: HolidaysProps & { place: Place }) {
  return (
    <>
      <h2 className="fr-h5">
        {place.label}, {place.year} : {place.count}
      </h2>
      <Ways links={place.years} />
      {place.days.length > 0 && (
        <Cards cards={place.days} extra={(card) => <Toggle day={card as Place['days'][number]} {...{ place, csrf }} />} />
      )}
      <h2 className="fr-h5">Ajouter un jour</h2>
      <Form action={`${path}/ajout?${new URLSearchParams({ territoire: place.id })}`} csrf={csrf} submit="Ajouter ce jour" secondary>
        <AllNeeded />
        <Text name="jour" label="Date" hint="Sous la forme 2026-12-26." value={typed.day} short faults={faults} />
        <Text name="nom" label="Nom de ce jour" value={typed.name} maxLength={120} faults={faults} />
      </Form>
    </>
  );
}

const Toggle = ({ day, place, csrf }: { day: Place['days'][number]; place: Place; csrf: string }) => (
  <OneButton
    action={`${path}/${day.isOff ? 'retrait' : 'retour'}?${new URLSearchParams({ territoire: place.id, jour: day.id })}`}
    csrf={csrf}
    text={day.isOff ? 'On travaille ce jour-là' : 'Remettre ce jour'}
    about={day.title}
  />
);
