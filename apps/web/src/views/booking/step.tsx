/** Where a person is among the five questions of a booking. */
export const StepCount = ({ step }: { step: 1 | 2 | 3 | 4 | 5 }) => <p className="fr-text--sm te-step">Étape {step} sur 5</p>;

/** The address of a step of the booking. */
export const stepAt = (step: string): string => `/rendez-vous?etape=${step}`;
