import type { CaseRead } from '#cases';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { trailOf } from './case.page.js';
import type { Side } from './case-forms.js';

/** What stands around every page of one case: who is here, and the way back to it. */
export const aroundCase = (visit: SignedVisit, { base, reader }: Side, { id, title }: CaseRead) => ({
  who: signedInWords(visit, base),
  csrf: visit.csrf,
  trail: [trailOf(base, reader), { text: title, href: `${base}/${id}` }],
});
