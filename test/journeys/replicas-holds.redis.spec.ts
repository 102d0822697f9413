import { holdsInARace } from '../support/race-holds.js';
import { byTwoOfEach } from '../support/staff.js';

describe('held slots in a race, by two web and two worker processes on one PostgreSQL and one Redis', holdsInARace(byTwoOfEach));
