import { bookingsInARace } from '../support/race-bookings.js';
import { byTwoOfEach } from '../support/staff.js';

describe('64 collectivités at once, by two web and two worker processes on one PostgreSQL and one Redis', bookingsInARace(byTwoOfEach));
