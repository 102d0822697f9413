import { OneButton } from './listing.js';
import { type Around, page } from './page.js';

interface EventProps {
  readonly csrf: string;
  readonly action: string;
  readonly name: string;
}

/** The ordinary door, with the name of the event above it. */
export const eventPage = ({ csrf, action, name }: EventProps): string =>
  page(
    { title: name, trail: [] },
    <>
      <h1 className="fr-h3">{name}</h1>
      <p>Vous voulez associer les habitants à un projet ? Prenez rendez-vous avec la cellule, ou laissez-lui votre demande.</p>
      <p>C’est gratuit et sans compte. Nous notons que vous venez de cet événement.</p>
      <OneButton action={action} csrf={csrf} text="Commencer" />
    </>,
  );

export const noEventPage = (): string =>
  page(
    { title: 'Cette adresse n’est plus ouverte', trail: [] },
    <>
      <h1 className="fr-h3">Cette adresse n’est plus ouverte</h1>
      <p>L’événement est passé, ou l’adresse est mal écrite. La cellule vous reçoit tout de même.</p>
      <p>
        <a className="fr-btn" href="/rendez-vous">
          Prendre rendez-vous
        </a>
      </p>
    </>,
  );

/** The same door, for someone of a préfecture who asks for a collectivité. */
export const prefectureDoorPage = ({ csrf, action, around }: { csrf: string; action: string; around: Around }): string =>
  page(
    { title: 'Demander pour une collectivité', ...around },
    <>
      <h1 className="fr-h3">Demander pour une collectivité</h1>
      <p>Vous suivez une collectivité qui veut associer ses habitants. Prenez rendez-vous pour elle, ou laissez sa demande.</p>
      <p>
        Donnez le nom et l’adresse de la personne qui suivra le projet, avec son accord. Elle reçoit nos courriels, peut déplacer le
        rendez-vous et l’annuler. La cellule sait que la demande vient de vous.
      </p>
      <OneButton action={action} csrf={csrf} text="Commencer" />
    </>,
  );
