/** « De l’intention à l’action » (dossier, §6.2). The order is that of the path; `closed` ends it. */
export const phaseOrder = [
  ...(['intention', 'framing', 'design', 'briefing', 'provider_selection', 'implementation'] as const),
  ...(['accountability', 'evaluation', 'sustained', 'closed'] as const),
] as const;

export type Phase = (typeof phaseOrder)[number];

/** Who speaks: the cell, or the collectivité whose project it is. */
export type Side = 'cell' | 'collectivite';

export interface PhaseRule {
  readonly proposes: readonly Side[];
  readonly confirms: Side;
  /** What is received before one goes on; each code belongs to one phase. */
  readonly evidence: readonly string[];
  /** Never passed without, whatever the reason. */
  readonly neverWaived?: string;
}

const ours: readonly Side[] = ['collectivite'];

export const phases: Readonly<Record<Phase, PhaseRule>> = {
  intention: { proposes: ['collectivite', 'cell'], confirms: 'cell', evidence: ['wish', 'project_lead', 'elected_informed'] },
  framing: {
    ...{ proposes: ours, confirms: 'cell', neverWaived: 'sponsor' },
    evidence: ['negotiable', 'decision', 'promised_level', 'publics', 'existing_bodies', 'sponsor', 'means', 'calendar', 'risks'],
  },
  design: {
    ...{ proposes: ours, confirms: 'cell' },
    evidence: ['mechanism', 'rules', 'governance', 'mobilisation', 'answer_promise', 'care'],
  },
  briefing: { proposes: ours, confirms: 'collectivite', evidence: ['brief', 'estimated_value', 'procedure'] },
  provider_selection: { proposes: ours, confirms: 'collectivite', evidence: ['launched_on', 'awarded_on'] },
  implementation: { proposes: ours, confirms: 'cell', evidence: ['first_step', 'announced'] },
  accountability: { proposes: ours, confirms: 'cell', evidence: ['results', 'decided_on', 'answers'], neverWaived: 'results' },
  evaluation: { proposes: ours, confirms: 'cell', evidence: ['assessment'] },
  sustained: { proposes: ours, confirms: 'cell', evidence: ['lasting'] },
  closed: { proposes: [], confirms: 'cell', evidence: [] },
};

/** How the mechanism is held: with the collectivité's own people, with a provider, or both. */
export type Delivery = 'in_house' | 'provider' | 'mixed';

export const deliveries: readonly Delivery[] = ['in_house', 'provider', 'mixed'];

/** The buyer's own: only her collectivité says anything there (libre administration). */
const procurement: readonly Phase[] = ['briefing', 'provider_selection'];

export const isSovereign = (phase: Phase): boolean => procurement.includes(phase);

export const isBefore = (phase: Phase, other: Phase): boolean => phaseOrder.indexOf(phase) < phaseOrder.indexOf(other);

/** Ending there is coordination’s to confirm. */
export const beforeAction: readonly Phase[] = phaseOrder.filter((phase) => isBefore(phase, 'implementation'));

/** What waits for coordination, as an end before the action. */
export const endsEarly = (from: Phase, to: Phase | null): boolean => to === 'closed' && beforeAction.includes(from);

/** What is on the path: without a provider there is nothing to buy. */
export const isOnPath = (phase: Phase, delivery: Delivery | null): boolean => delivery !== 'in_house' || !isSovereign(phase);

/** The one step ahead, and what it leaves out as not applicable; null at the end. */
export function ahead(phase: Phase, delivery: Delivery | null): { readonly to: Phase; readonly skipped: readonly Phase[] } | null {
  const following = phaseOrder.slice(phaseOrder.indexOf(phase) + 1);
  const to = following.find((one) => isOnPath(one, delivery));
  return to ? { to, skipped: following.slice(0, following.indexOf(to)) } : null;
}

/** Someone’s word: who gave it, when and how, and no free text. */
export const isWord = (code: string): boolean => code === 'sponsor';

export const evidenceCodes: readonly string[] = phaseOrder.flatMap((phase) => phases[phase].evidence);

/** What is still to be received in that phase. */
export const missingIn = (phase: Phase, received: readonly string[]): string[] =>
  phases[phase].evidence.filter((code) => !received.includes(code));
