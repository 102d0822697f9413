/** What someone may need to take part. A box, never a reason. */
export const adaptationKinds = ['transcription', 'sign_language', 'breaks', 'large_print', 'wheelchair'] as const;

export type AdaptationKind = (typeof adaptationKinds)[number];

export const isAdaptationKind = (given: string): given is AdaptationKind => (adaptationKinds as readonly string[]).includes(given);
