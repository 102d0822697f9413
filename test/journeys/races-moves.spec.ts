import { Racecourse } from '../support/race.js';
import { movesInARace } from '../support/race-moves.js';

describe(
  'appointments that move in a race',
  movesInARace(() => Racecourse.open()),
);
