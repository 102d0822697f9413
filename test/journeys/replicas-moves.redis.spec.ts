import { movesInARace } from '../support/race-moves.js';
import { byTwoOfEach } from '../support/staff.js';

describe(
  'appointments that move in a race, by two web and two worker processes on one PostgreSQL and one Redis',
  movesInARace(byTwoOfEach),
);
