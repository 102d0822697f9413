import { Select } from '@codegouvfr/react-dsfr/SelectNext.js';
import { Choices } from '../choices.js';
import { DeskHours, type DeskWords, Phone } from '../desk.js';
import { type Fault, faultOf } from '../faults.js';
import { Form, Text } from '../form.js';
import { page } from '../page.js';
import { StepCount, type StepProps, stepAt } from './step.js';

export interface Departement {
  readonly code: string;
  readonly label: string;
}

interface UnlistedProps extends StepProps {
  readonly name: string;
  readonly kind: string;
  readonly departement: string;
  readonly departements: readonly Departement[];
}

const kinds = [
  { value: 'commune', label: 'Une commune' },
  { value: 'epci', label: 'Une intercommunalité', hint: 'Communauté de communes, communauté d’agglomération, métropole.' },
  { value: 'groupement', label: 'Un syndicat, un pôle ou un parc' },
  { value: 'other', label: 'Autre chose' },
];

const back = { text: 'Retour', href: stepAt('collectivite') };

export const unlistedPage = ({ csrf, forWhom, faults, name, kind, departement, departements }: UnlistedProps): string =>
  page(
    { title: 'Ma collectivité n’est pas dans la liste', faults, back },
    <>
      <StepCount step={2} forWhom={forWhom} />
      <h1 className="fr-h3">Ma collectivité n’est pas dans la liste</h1>
      <p>Dites-nous laquelle. Une personne de l’équipe la retrouvera et vous proposera un rendez-vous.</p>
      <Form action={stepAt('pas-dans-la-liste')} csrf={csrf} submit="Continuer">
        <Text name="nom" label="Nom de la collectivité" value={name} maxLength={120} autoComplete="organization" faults={faults} />
        <Choices name="nature" legend="C’est…" choices={kinds} chosen={kind} faults={faults} />
        <DepartementSelect chosen={departement} departements={departements} faults={faults} />
      </Form>
    </>,
  );

function DepartementSelect(props: { chosen: string; departements: readonly Departement[]; faults: readonly Fault[] }) {
  const fault = faultOf(props.faults, 'departement');
  return (
    <Select
      id="departement-champ"
      label="Département ou territoire d’outre-mer"
      hint="Il nous donne l’heure de chez vous."
      placeholder="Choisissez dans la liste"
      options={props.departements.map(({ code, label }) => ({ value: code, label, selected: code === props.chosen }))}
      nativeSelectProps={{ id: 'departement', name: 'departement', required: true }}
      state={fault ? 'error' : 'default'}
      stateRelatedMessage={fault}
    />
  );
}

export const otherPublicPage = ({ desk }: { desk: DeskWords & { email: string } }): string =>
  page(
    { title: 'Je ne suis pas une collectivité', back },
    <>
      <h1 className="fr-h3">Ce service est réservé aux collectivités</h1>
      <p>
        Les rendez-vous sont pour les personnes élues et les agents. Leur collectivité est une commune, une intercommunalité, un
        département, une région ou un de leurs groupements.
      </p>
      <h2 className="fr-h6">Vous habitez une commune ou vous animez une association ?</h2>
      <p>
        Parlez de votre idée à votre mairie : elle peut prendre rendez-vous avec nous, et venir avec vous. Il suffit que la demande vienne
        d’elle.
      </p>
      <h2 className="fr-h6">Vous travaillez pour l’État ou pour un organisme public ?</h2>
      <p>
        Appelez-nous au <Phone number={desk.phone} />. Ou écrivez à <a href={`mailto:${desk.email}`}>{desk.email}</a>.{' '}
        <DeskHours desk={desk} />
      </p>
    </>,
  );
