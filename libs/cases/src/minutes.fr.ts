import { phaseWords } from './cases.fr.js';
import {
  type Because,
  type Cell,
  type ChoiceCode,
  type FieldCode,
  fieldsOf,
  type Outcome,
  type OutcomeField,
  type WrongOutcome,
} from './domain/outcomes.js';
import { levelNames } from './frame.fr.js';

export const outcomeNames: Record<FieldCode, string> = {
  need: 'Le besoin',
  way: 'La suite',
  referred_to: 'Vers qui orienter',
  next_step: 'La prochaine étape',
  axes: 'Les axes retenus',
  sponsor: 'La personne élue qui porte le projet',
  level: 'Le niveau de participation promis',
  opportunities: 'Les opportunités',
  opportunity: 'Opportunité',
  likelihood: 'Probabilité',
  grasp: 'Comment la saisir',
  pitfalls: 'Les pièges à éviter',
  pitfall: 'Piège',
  severity: 'Gravité',
  mitigation: 'Comment l’éviter',
  initiatives: 'Les initiatives locales',
  initiative: 'Initiative',
  public: 'Public',
  calendar: 'Calendrier',
  decisions: 'Comment les relier',
  brief_version: 'Version du cahier des charges',
  comments: 'Remarques sur le cahier des charges',
  criteria: 'Les critères',
  zone: 'La zone de recherche',
  market: 'Ce que disent les prestataires',
  synthesis: 'La synthèse du groupe, sans aucun nom',
  done: 'Ce qui est fait',
  to_do: 'Ce qui reste à faire',
  phase: 'L’étape proposée',
};

export const choiceNames: Record<ChoiceCode, string> = {
  ...levelNames,
  ...phaseWords,
  case_opening: 'ouvrir un dossier de projet',
  another_appointment: 'un autre rendez-vous',
  referral: 'orienter vers une autre structure',
  no_follow_up: 'pas de suite',
  low: 'faible',
  medium: 'moyenne',
  high: 'forte',
};

/** What is wrong with what was written. */
export const minutesFields: Record<Exclude<Because, 'tooLong' | 'tooMany'> | 'words' | 'nothing' | 'reason', string> = {
  unknown: 'Ce champ ne va pas avec ce type de rendez-vous.',
  shape: 'Ce champ est mal rempli.',
  choice: 'Choisissez l’une des réponses proposées.',
  words: 'Raccourcissez ce texte à 20 000 caractères.',
  nothing: 'Écrivez quelques mots avant d’envoyer le compte rendu.',
  reason: 'Dites pourquoi, en 500 caractères au plus.',
};

/** The same of what came out, with how many lines or characters there may be. */
export function outcomeFault({ because, most = 0 }: Pick<WrongOutcome, 'because' | 'most'>): string {
  if (because === 'tooMany') return `Gardez ${most} lignes au plus.`;
  return because === 'tooLong' ? `Raccourcissez ce texte à ${most} caractères.` : minutesFields[because];
}

/** One thing that came out, under its name; a list has several lines. */
export interface OutcomeLine {
  readonly name: string;
  readonly lines: readonly string[];
}

/** As the collectivité reads it, in the order of the fields. */
export function outcomeLines(type: string, outcome: Outcome): OutcomeLine[] {
  return (fieldsOf(type) ?? []).flatMap((field) => {
    const lines = linesOf(field, outcome[field.code]);
    return lines.length > 0 ? [{ name: outcomeNames[field.code], lines }] : [];
  });
}

function linesOf(field: OutcomeField, value: Outcome[string] | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return field.kind === 'choice' ? [chosen(value)] : [value];
  return value.map((line) => (typeof line === 'string' ? line : rowWords(field.kind === 'rows' ? field.cells : [], line)));
}

/** « Le calendrier. Gravité : forte. Comment l'éviter : … » */
const rowWords = (cells: readonly Cell[], line: Readonly<Record<string, string>>): string =>
  cells
    .flatMap((cell, index) => {
      const value = line[cell.code];
      if (!value) return [];
      const words = cell.kind === 'choice' ? chosen(value) : value;
      return [index === 0 ? words : `${outcomeNames[cell.code]}\u202f: ${words}`];
    })
    .join(' · ');

const chosen = (code: string): string => choiceNames[code as ChoiceCode] ?? '';
