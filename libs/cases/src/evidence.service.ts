import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event } from '#kernel';
import { Database, Transactional } from '#platform';
import { CaseSteps } from './case-steps.js';
import { saidHowNames } from './cases.fr.js';
import { Cases, deskDay } from './cases.js';
import type { Said } from './domain/moves.js';
import { evidenceCodes, isWord } from './domain/phases.js';
import { visibleTo } from './domain/policy.js';
import { type EvidenceForm, evidenceForms, type Visibility } from './domain/vocabulary.js';
import { wrongInSaid } from './move-asked.js';
import { isPastDay, isWebAddress, refuseFields } from './refused-fields.js';

/** Something received; `code` says for what. A form of its own for each kind of thing: a file will be one more. */
export interface NewEvidence {
  readonly code: string;
  readonly form: EvidenceForm;
  readonly words: string;
  readonly url?: string | null;
  /** `YYYY-MM-DD`. */
  readonly saidOn?: string | null;
  /** Of what is someone’s word: then its text and its day are made of it. */
  readonly said?: Said | null;
  readonly visibility: Visibility;
}

export interface EvidenceRead {
  readonly id: string;
  readonly code: string;
  readonly form: EvidenceForm;
  readonly words: string;
  readonly url: string | null;
  readonly saidOn: string | null;
  readonly visibility: Visibility;
  /** Empty for the service itself, and for someone who is forgotten. */
  readonly author: string;
  readonly at: Date;
}

const evidenceOf = `
  SELECT case_evidence.id, code, form, words, url, said_on::text AS "saidOn", visibility, at,
    concat_ws(' ', nullif(first_name, ''), nullif(last_name, '')) AS author
  FROM case_evidence LEFT JOIN person ON person.id = person_id WHERE case_id = $1 AND visibility = ANY($2) ORDER BY number`;

const keepEvidence = `
  INSERT INTO case_evidence (id, case_id, code, form, words, url, said_on, visibility, person_id, organisation_id, at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** What was received on the way, each from birth for whom it is: what is internal leaves the cell nowhere. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
    private readonly steps: CaseSteps,
  ) {}

  /** In the order of receipt. */
  async evidence(by: Actor, caseId: string): Promise<EvidenceRead[]> {
    await this.cases.readable(by, caseId);
    return this.database.rows<EvidenceRead>(evidenceOf, [caseId, visibleTo(by)]);
  }

  /** Which codes were received for both sides to read: what is internal takes a project no further. */
  async received(by: Actor, caseId: string): Promise<string[]> {
    await this.cases.readable(by, caseId);
    const sql = `SELECT DISTINCT code FROM case_evidence WHERE case_id = $1 AND visibility <> 'internal'`;
    const rows = await this.database.rows<{ code: string }>(sql, [caseId]);
    return rows.map(({ code }) => code);
  }

  @Transactional()
  async receive(by: Actor, caseId: string, given: NewEvidence, now: Date): Promise<string> {
    await this.cases.writable(by, caseId);
    const evidence = isWord(given.code) ? asWord(given, deskDay(now)) : given;
    assertSound(by, evidence, deskDay(now));
    const id = randomUUID();
    const { code, form, words, visibility } = evidence;
    const [url, saidOn] = [form === 'link' ? evidence.url : null, form === 'statement' ? evidence.saidOn : null];
    const author = by.kind === 'person' ? [by.personId, by.standing?.organisationId ?? null] : [null, null];
    await this.database.rows(keepEvidence, [id, caseId, code, form, words.trim(), url, saidOn, visibility, ...author, now]);
    await this.steps.touch(caseId, now);
    await this.steps.tell(by, event('EvidenceReceived', { kind: 'case', id: caseId }, { caseId, evidenceId: id }), now);
    return id;
  }
}

/** « Odile Chabert, maire, par délibération », on that day. */
function asWord({ code, said, visibility }: NewEvidence, today: string): NewEvidence {
  const { by, on, how } = said ?? { by: '', on: '', how: '' as Said['how'] };
  refuseFields(wrongInSaid({ by, on, how }, today));
  return { code, visibility, form: 'statement', words: `${by.trim()}, ${saidHowNames[how]}`, saidOn: on };
}

function assertSound(by: Actor, given: NewEvidence, today: string): void {
  const { code, form, words, url, saidOn, visibility } = given;
  refuseFields([
    [!evidenceCodes.includes(code), 'code'],
    [!evidenceForms.includes(form), 'form'],
    [words.trim() === '' || words.length > 5000, 'words'],
    [form === 'link' && !isWebAddress(url ?? ''), 'url'],
    [form === 'statement' && !isPastDay(saidOn ?? '', today), 'saidOn'],
    // whoever could not read it again does not write it
    [!visibleTo(by).includes(visibility), 'visibility'],
  ]);
}
