import type { FormProps } from '../form.js';

/** One question of the booking. */
export interface StepProps extends FormProps {
  /** « la commune de Buis-les-Baronnies »: for whom someone of a préfecture answers; null for whoever answers for herself. */
  readonly forWhom: string | null;
}

/** Where a person is among the five questions of a booking, and for whom, when it is not for herself. */
export const StepCount = ({ step, forWhom }: { step: 1 | 2 | 3 | 4 | 5 } & Pick<StepProps, 'forWhom'>) => (
  <>
    <p className="fr-text--sm te-step">Étape {step} sur 5</p>
    {forWhom && <p className="te-strong">Vous demandez pour {forWhom}. Les questions s’adressent à la personne qui suivra le projet.</p>}
  </>
);

/** The address of a step of the booking. */
export const stepAt = (step: string): string => `/rendez-vous?etape=${step}`;
