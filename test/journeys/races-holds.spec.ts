import { Racecourse } from '../support/race.js';
import { holdsInARace } from '../support/race-holds.js';

describe(
  'held slots in a race',
  holdsInARace(() => Racecourse.open()),
);
