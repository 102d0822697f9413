// Every page at real size, of visitors and of those who are signed in, eight at a time, beside a file that the same process only hands over.
import { everyPage } from './pages/addresses.mjs';
import { everySpace } from './pages/spaces.mjs';
import { got, together } from './stage/clients.mjs';
import { p95, round } from './stage/figures.mjs';
import { onStage } from './stage/stage.mjs';

const realSize = { advisors: 20, appointments: 30_000 };
const clients = 8;
/** So many that one pause of the machine, which meets all eight, is not yet one in twenty. */
const each = 400;
const limit = 100;

/** What browsers say they can read. */
const compressed = { 'accept-encoding': 'br, gzip' };

export const pages = () =>
  onStage(async (stage) => {
    const databaseUrl = await stage.database(realSize);
    const { url } = await stage.web(databaseUrl);
    const figures = [];
    const { file, pages: open } = await everyPage({ url, databaseUrl, clients });
    const addresses = { ...open, ...(await everySpace({ url, databaseUrl, clients })) };
    // what a process that has just begun still compiles is measured on no page
    for (const address of Object.values(addresses)) await asked(url, address, each / 4);
    const bare = await measured(url, file);
    for (const [name, address] of Object.entries(addresses))
      figures.push({ name, value: await measured(url, address), unit: 'ms', limit, bare });
    return figures;
  });

/** The first few are not counted: nobody meets a page that was never shown. */
async function measured(url, address) {
  await asked(url, address, clients * 2);
  const { ms } = await asked(url, address, each);
  return round(p95(ms));
}

/** `address` gives each client what it asks for, and as whom. */
const asked = (url, address, count) =>
  together({ clients, count }, (_, client) => {
    const { path, headers } = address(client);
    return got(`${url}${path}`, { ...compressed, ...headers });
  });
