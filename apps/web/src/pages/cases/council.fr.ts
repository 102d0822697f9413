import {
  agreementHowNames,
  type CaseRead,
  deliveryNames,
  evidenceNames,
  kindNames,
  levelNames,
  type ParticipationLevel,
  type Phase,
  phaseWords,
} from '#cases';
import { frenchDay } from '#kernel';
import type { Fact } from '#views';
import { startWords } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';

/** What the phase is about, for people who were not there. */
export const phaseAbouts: Record<Phase, string> = {
  intention: 'La collectivité a une intention. Rien n’est encore engagé.',
  framing: 'La collectivité précise ce qui est ouvert à la discussion, avec qui et avec quels moyens.',
  design: 'La collectivité choisit la forme de la participation et ses règles.',
  briefing: 'La collectivité écrit ce qu’elle attend d’un prestataire.',
  provider_selection: 'La collectivité consulte et choisit son prestataire. Elle seule en décide.',
  implementation: 'Les habitants participent.',
  accountability: 'La collectivité dit aux habitants ce qu’elle retient, adapte ou écarte, et pourquoi.',
  evaluation: 'La collectivité fait le bilan de la démarche.',
  sustained: 'La collectivité décide de ce qui dure.',
  closed: 'Le projet est terminé.',
};

/** What one asks of the council at that phase; it decides freely. */
const asks: Record<Phase, string> = {
  intention: 'Prendre connaissance de l’intention, et dire quelle personne élue la porte.',
  framing: 'Dire ce qui est ouvert à la discussion, quelle décision en dépend et quel niveau de participation est promis.',
  design: 'Se prononcer sur la forme choisie, ses règles, et sur qui répondra aux habitants.',
  briefing: 'Se prononcer sur le cahier des charges et sur son montant estimé.',
  provider_selection: 'Prendre les décisions d’achat qui lui reviennent.',
  implementation: 'Prendre connaissance des étapes tenues avec les habitants.',
  accountability: 'Dire ce qui est retenu, adapté ou écarté, et pourquoi.',
  evaluation: 'Débattre du bilan de la démarche.',
  sustained: 'Décider de ce qui reste\u202f: une charte, une instance, un budget.',
  closed: 'Rien de plus.',
};

export interface CouncilLoaded {
  readonly one: CaseRead;
  readonly promised: ParticipationLevel | null;
  /** Of the collectivité that leads. */
  readonly next: Date | null;
  /** Codes of what is still to be received. */
  readonly missing: readonly string[];
  readonly now: Date;
}

export const councilWords = ({ one, promised, next, missing, now }: CouncilLoaded) => ({
  ...{ heading: `${printed(one.territoryLabel)}\u202f: ${one.title}`, summary: one.summary, about: phaseAbouts[one.phase] },
  facts: factsOf({ one, promised, next }),
  ask: one.pause ? 'Le projet est à l’arrêt\u202f: dire s’il reprend, et quand.' : asks[one.phase],
  missing: one.pause ? [] : missing.map((code) => evidenceNames[code] ?? ''),
  written: `Écrit le ${startWords(now, one.timeZone)}. Les étapes n’ont aucun effet juridique\u202f: le conseil décide librement.`,
});

const factsOf = ({ one, promised, next }: Pick<CouncilLoaded, 'one' | 'promised' | 'next'>): Fact[] => [
  { name: 'Étape', value: phaseWords[one.phase] },
  { name: 'Niveau de participation promis', value: promised ? levelNames[promised] : 'pas encore choisi' },
  ...(one.kinds.length > 0 ? [{ name: 'Forme de participation', value: one.kinds.map((kind) => kindNames[kind]).join(', ') }] : []),
  ...(one.delivery ? [{ name: 'Conduite', value: deliveryNames[one.delivery] }] : []),
  { name: 'Accord', value: `${one.agreement.by}, ${agreementHowNames[one.agreement.how]}, le ${frenchDay(one.agreement.on)}` },
  { name: 'Suivi depuis', value: startWords(one.openedAt, one.timeZone) },
  { name: 'Prochain rendez-vous', value: next ? startWords(next, one.timeZone) : 'pas encore fixé' },
  { name: 'Personne qui suit le projet', value: one.referentName },
];
