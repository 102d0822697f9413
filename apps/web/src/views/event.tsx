import { OneButton } from './listing.js';
import { page } from './page.js';

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
