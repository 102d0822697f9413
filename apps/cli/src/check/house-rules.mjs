// The rules of the house (CONTRIBUTING.md) that no ready-made tool checks.
import { comments } from './rules/comments.mjs';
import { french } from './rules/french.mjs';
import { entitiesLetOut } from './rules/front-door.mjs';
import { unexplainedModules } from './rules/modules.mjs';
import { names } from './rules/names.mjs';
import { sizes } from './rules/sizes.mjs';
import { time } from './rules/time.mjs';
import { sources } from './sources.mjs';

const eachFile = [sizes, time, names, comments, french];

/** The broken rules, one line each. */
export function brokenRules() {
  const all = sources();
  return [...all.flatMap((source) => eachFile.flatMap((rule) => rule(source))), ...entitiesLetOut(all), ...unexplainedModules()];
}
