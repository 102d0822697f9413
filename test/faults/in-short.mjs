import { onStage, Stage } from '../bench/stage/stage.mjs';
import { beyond } from './checks.mjs';
import { faults } from './faults.mjs';
import { keepInMemory } from './postgres-restarted.mjs';
import { Scene } from './scene.mjs';

export async function inShort(fault, place) {
  const stage = new Stage(process.env.TEST_SERVER_URL);
  try {
    return await played(fault, stage, place);
  } finally {
    await stage.clear();
  }
}

export const inShortOnOwnServer = (fault) =>
  onStage(async (stage) => {
    await keepInMemory(stage);
    return played(fault, stage, { databaseUrl: await stage.emptyDatabase() });
  }, '.data/faults');

async function played(fault, stage, place) {
  const { play, short } = faults[fault];
  return beyond(await play(await Scene.open(stage, place), short));
}
