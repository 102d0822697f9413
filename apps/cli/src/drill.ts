import 'reflect-metadata';
import { config } from '#platform';
import { command } from './command.js';
import { type DrillReport, drill } from './drill/drill.js';

const number = (count: number): string => count.toLocaleString('fr');
const seconds = (count: number): string => `${count.toLocaleString('fr', { maximumFractionDigits: 1 })} s`;

/** `npm run drill`: is what we save what we could restore? Says so, with figures; the exit code too. */
async function run(): Promise<void> {
  const from = config().databaseUrl;
  console.log('• Sauvegarde, restauration dans une base neuve, comparaison…');
  const report = await drill(from, process.env.DRILL_DATABASE_URL?.trim() || from);
  for (const line of told(report)) console.log(line);
  if (report.differences.length > 0) process.exitCode = 1;
}

function told({ means, saved, differences, seconds: took }: DrillReport): string[] {
  const lines = [...saved.rows.values()].reduce((sum, { count }) => sum + count, 0);
  const constraints = [...saved.structure.keys()].filter((name) => name.startsWith('contrainte')).length;
  const copied =
    means === 'COPY'
      ? `copie et restauration ${seconds(took.copy + took.restore)}`
      : `copie ${seconds(took.copy)}, restauration ${seconds(took.restore)}`;
  const total = took.copy + took.restore + took.compare;
  return [
    `Moyen : ${means === 'pg_dump' ? 'pg_dump et pg_restore' : 'COPY, table par table (pas de pg_dump assez récent sur cette machine)'}.`,
    `Tables : ${number(saved.rows.size)} ; lignes : ${number(lines)} ; séquences : ${number(saved.sequences.size)} ; contraintes : ${number(constraints)}.`,
    `Durées : ${copied}, comparaison ${seconds(took.compare)} ; en tout ${seconds(total)}.`,
    ...differences.map((difference) => `✗ ${difference}`),
    differences.length === 0
      ? 'Exercice réussi : la base restaurée est la base sauvegardée.'
      : `Exercice manqué : ${differences.length} écart(s).`,
  ];
}

await command(run);
