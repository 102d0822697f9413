import { createHash, randomUUID } from 'node:crypto';
import { days, later } from '#kernel';
import { now } from './aged-rows.js';
import type { KeptRows } from './kept-rows.js';

/** Of an appointment that was over then. */
export async function someMinutes(rows: KeptRows, at: Date): Promise<string> {
  const type = { type_code: 'orientation', type_version: 1 };
  const written = { state: 'sent', outcome: { need: 'Un cadre' }, words: 'Nous avons parlé.', version: 1, written_by: rows.advisorId };
  const facts = { appointment_id: await rows.appointment(at), ...type, ...written, saved_at: at, sent_at: at };
  return rows.insert('minutes', facts, 'appointment_id');
}

export async function aNote(rows: KeptRows, at: Date): Promise<string> {
  const facts = { appointment_id: await someMinutes(rows, at), words: 'Interne', saved_at: at };
  return rows.insert('minutes_note', facts, 'appointment_id');
}

export async function aCorrection(rows: KeptRows, at: Date): Promise<string> {
  const asked = { wish: 'Nous étions trois.', asked_at: at, said_by: 'Odile Chabert' };
  const facts = { appointment_id: await someMinutes(rows, at), sent_at: at, asked_until: later(at, days(15)), ...asked };
  return rows.insert('minutes_correction', facts, 'appointment_id');
}

export async function aContact(rows: KeptRows, at: Date): Promise<string> {
  const who = { case_id: await rows.closedCase(at), first_name: 'Odile', last_name: 'Chabert', status: 'staff', added_at: at };
  return rows.insert('case_contact', { id: randomUUID(), ...who });
}

export async function anEvidence(rows: KeptRows, at: Date, visibility: string): Promise<string> {
  const received = { code: 'risks', form: 'text', words: 'Un risque', visibility, at };
  return rows.insert('case_evidence', { id: randomUUID(), case_id: await rows.closedCase(at), ...received });
}

/** Of someone who was forgotten then. */
export async function aMailRhythm(rows: KeptRows, at: Date): Promise<string> {
  const forgotten = { first_name: '', last_name: '', time_zone: 'Europe/Paris', created_at: at, forgotten_at: at };
  const person_id = await rows.insert('person', { id: randomUUID(), ...forgotten });
  return rows.insert('mail_rhythm', { person_id, rhythm: 'daily', chosen_at: at }, 'person_id');
}

/** With its document, added when it was received. */
export async function anEvidenceFile(rows: KeptRows, at: Date, visibility: string): Promise<string> {
  const received = { code: 'risks', form: 'file', words: '', visibility, at };
  const evidence_id = await rows.insert('case_evidence', { id: randomUUID(), case_id: await rows.closedCase(at), ...received });
  return rows.insert('case_evidence_file', { evidence_id, form: 'file', file_id: await rows.file(now) }, 'evidence_id');
}

export async function aCaseNote(rows: KeptRows, at: Date, visibility: string): Promise<string> {
  const noted = { words: 'Une remarque', role: 'advisor', visibility, at };
  return rows.insert('case_note', { id: randomUUID(), case_id: await rows.closedCase(at), ...noted });
}

export async function aStep(rows: KeptRows, at: Date): Promise<string> {
  const step = { version: 1, kind: 'propose', from_phase: 'intention', to_phase: 'framing', role: 'advisor' };
  const said = { said_by: 'Odile Chabert', said_on: '2022-01-01', said_how: 'signed', waived: [], skipped: [], evidence: [] };
  const when = { at, contestable_until: later(at, days(7)) };
  return rows.insert('case_step', { id: randomUUID(), case_id: await rows.closedCase(at), ...step, ...said, ...when });
}

export async function aContest(rows: KeptRows, at: Date): Promise<string> {
  const contested = { contestable_until: later(at, days(7)), said_by: 'Jean Roux', at };
  return rows.insert('case_step_contest', { step_id: await aStep(rows, at), ...contested }, 'step_id');
}

export async function aNotice(rows: KeptRows, at: Date): Promise<string> {
  const link = { link_version: 0, link_digest: createHash('sha256').update(randomUUID()).digest('hex') };
  const [step_id, person_id] = [await aStep(rows, at), await rows.person(at)];
  return rows.insert('case_notice', { id: randomUUID(), step_id, person_id, ...link, at });
}

export async function anExchange(rows: KeptRows, at: Date): Promise<string> {
  const written = { side: 'collectivite', words: 'Bonjour', role: 'holder', said_by: 'Odile Chabert', at };
  return rows.insert('case_exchange', { id: randomUUID(), case_id: await rows.closedCase(at), ...written });
}

export async function anExchangeReader(rows: KeptRows, at: Date): Promise<string> {
  const link = { link_version: 0, link_digest: createHash('sha256').update(randomUUID()).digest('hex') };
  const [exchange_id, person_id] = [await anExchange(rows, at), await rows.person(at)];
  return rows.insert('case_exchange_reader', { id: randomUUID(), exchange_id, person_id, ...link, at });
}

/** With the move that made it, whose key is that of the action: each needs the other. */
export async function anAction(rows: KeptRows, at: Date): Promise<string> {
  const [id, made] = [randomUUID(), { state: 'in_progress' }];
  const words = { side: 'collectivite', what: 'Écrire', owner_name: 'Odile Chabert', visibility: 'shared' };
  await rows.together({
    case_action: { id, case_id: await rows.closedCase(at), ...made, ...words, version: 1, made_at: at, moved_at: at },
    case_action_move: { action_id: id, number: 1, kind: 'add', ...made, role: 'holder', said_by: 'Odile Chabert', words: 'Oui', at },
  });
  return id;
}

export async function aMayorLink(rows: KeptRows, at: Date): Promise<string> {
  const link = { link_version: 0, link_digest: createHash('sha256').update(randomUUID()).digest('hex') };
  const organisation_id = await rows.insert('organisation', { id: randomUUID(), kind: 'prefecture', name: randomUUID(), created_at: at });
  const who = { case_id: await rows.closedCase(at), organisation_id, name: 'Hélène Barral', function: 'maire' };
  return rows.insert('case_mayor_link', { id: randomUUID(), ...who, ...link, made_at: at });
}

export async function anActionLink(rows: KeptRows, at: Date): Promise<string> {
  const link = { link_version: 0, link_digest: createHash('sha256').update(randomUUID()).digest('hex') };
  const [action_id, person_id, address_id] = [await anAction(rows, at), await rows.person(at), await rows.address(at)];
  return rows.insert('case_action_link', { id: randomUUID(), action_id, person_id, address_id, ...link, at });
}
