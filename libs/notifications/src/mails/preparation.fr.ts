import type { AppointmentFacts } from './appointment.facts.js';

/**
 * What the person may prepare, never a condition. To a mailbox that several read nothing says what it is about; what an advisor typed
 * goes only where its reader has shown that it is hers, and is on the page meanwhile.
 */
export function preparation({ asked, addressProven, sharedMailbox }: AppointmentFacts): string[] {
  if (sharedMailbox)
    return [nothingToDo, 'Si vous avez dix minutes, notez vos questions et rassemblez ce qui est déjà écrit sur votre projet.'];
  if (asked.isAdjusted && !addressProven)
    return [nothingToDo, 'Si vous avez dix minutes, la page du rendez-vous dit ce que vous pouvez préparer.'];
  if (asked.lines.length === 0) return [nothingToDo];
  const lines = asked.lines.map((line) => `– ${line}`);
  return [nothingToDo, 'Si vous avez dix minutes :', ...lines, 'Vous n’avez rien de tout cela ? Venez quand même.'];
}

const nothingToDo = 'Rien à faire d’ici là.';
