import { Racecourse } from '../support/race.js';
import { bookingsInARace } from '../support/race-bookings.js';

describe(
  '64 collectivités at once',
  bookingsInARace(() => Racecourse.open()),
);
