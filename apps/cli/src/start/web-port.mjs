import { freePort, isFree } from '../ports.mjs';

const byDefault = '3000';

/** The one port that people know: never moved without being asked. 0 asks for any. */
export async function mustBeFree() {
  const port = Number(process.env.PORT?.trim() || byDefault);
  const judged = Number.isInteger(port) && port > 0 && port < 65_536; // anything else is for the settings to refuse
  if (judged && !(await isFree(port, process.env.HOST?.trim() || '127.0.0.1'))) throw new Error(taken(port));
}

export const taken = (port) => `Le port ${port} est déjà pris : choisissez-en un autre avec PORT, par exemple PORT=${port + 1} npm start.`;

export const webPort = ({ port }) => port || freePort();
