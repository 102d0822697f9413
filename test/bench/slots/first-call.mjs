// In a process of its own: what the first visitor waits for. Prints {ms, found}.
import { freeSlots, union } from '#agenda';
import { crowd } from './crowd.mjs';

const { advisors, rules } = crowd(Number(process.argv[2]), Number(process.argv[3]));
const before = performance.now();
const found = union(freeSlots(advisors, rules)).length;
console.log(JSON.stringify({ ms: performance.now() - before, found }));
