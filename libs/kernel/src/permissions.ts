import type { Role } from './actor.js';

/**
 * How far a right goes. `own`: what is one's own, or one's organisation's. `departement`: what lies in the départements of one's
 * scope. `all`: everything in one's scope. `public`: for anyone, signed in or not.
 */
export type Reach = 'none' | 'public' | 'own' | 'departement' | 'all';

export type Resource =
  | 'catalogue'
  | 'slots'
  | 'appointment'
  | 'request'
  | 'file'
  | 'message'
  | 'call'
  | 'availability'
  | 'person'
  | 'organisation'
  | 'membership'
  | 'act'
  | 'summary'
  | 'case'
  | 'action'
  | 'minutes'
  | 'note'
  | 'journal'
  | 'retention'
  | 'setting'
  | 'holiday'
  | 'closure';

/** Listing, counting, searching are reading: one line decides all of them. `decide`: to say yes or no to what others ask. */
export type Action = 'read' | 'create' | 'update' | 'cancel' | 'decide';

/** `person`: someone signed in who acts for herself, in the name of nobody. */
export type Grantee = Role | 'public' | 'person';

type Grants = Partial<Record<Grantee, Reach>>;

/** Who may do what, how far. What is not written is refused. Source: the dossier's table of roles and permissions (§10). */
export const permissions: Record<Resource, Partial<Record<Action, Grants>>> = {
  catalogue: {
    read: { public: 'public', coordinator: 'all' },
    create: { coordinator: 'all' },
    update: { coordinator: 'all' },
  },
  slots: {
    read: { public: 'public' },
  },
  appointment: {
    read: { person: 'own', member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    // anyone for herself; the cell also for whoever calls
    create: { public: 'public', advisor: 'all', coordinator: 'all' },
    // an advisor sees what colleagues have, to stand in for them; moving or cancelling it is coordination's
    update: { person: 'own', lead: 'own', advisor: 'own', coordinator: 'all' },
    cancel: { person: 'own', lead: 'own', advisor: 'own', coordinator: 'all' },
  },
  request: {
    read: { person: 'own', member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    create: { public: 'public' },
    update: { person: 'own', lead: 'own', advisor: 'all', coordinator: 'all' },
    cancel: { coordinator: 'all' },
    decide: { advisor: 'all', coordinator: 'all' },
  },
  // documents of a request: whoever may read it may read them; whoever added one may take it back
  file: {
    read: { person: 'own', member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    create: { person: 'own', member: 'own', lead: 'own', advisor: 'all', coordinator: 'all' },
    cancel: { coordinator: 'all' },
  },
  message: {
    read: { coordinator: 'all' },
    update: { coordinator: 'all' },
  },
  // what a mail did not tell, said by telephone
  call: {
    read: { advisor: 'own' },
    update: { advisor: 'own' },
  },
  availability: {
    read: { facilitator: 'own', advisor: 'own', coordinator: 'all' },
    create: { advisor: 'own', coordinator: 'all' },
    update: { advisor: 'own', coordinator: 'all' },
  },
  person: {
    read: { person: 'own', coordinator: 'all', prefecture: 'own', auditor: 'all', technician: 'all' },
    create: { coordinator: 'all', prefecture: 'own', technician: 'all' },
    update: { person: 'own', coordinator: 'all', prefecture: 'own', technician: 'all' },
  },
  organisation: {
    read: {
      member: 'own',
      lead: 'own',
      provider: 'own',
      advisor: 'all',
      coordinator: 'all',
      prefecture: 'own',
      auditor: 'all',
      technician: 'all',
    },
    create: { coordinator: 'all', technician: 'all' },
    update: { lead: 'own', coordinator: 'all' },
  },
  membership: {
    read: { member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', prefecture: 'own', auditor: 'all', technician: 'all' },
    create: { lead: 'own', coordinator: 'all', prefecture: 'own', technician: 'all' },
    update: { lead: 'own', coordinator: 'all', prefecture: 'own', technician: 'all' },
    decide: { lead: 'own', advisor: 'all', coordinator: 'all' },
  },
  // what someone says in the name of her collectivité: read, done, and contested (`cancel`)
  act: {
    read: { member: 'own', lead: 'own', coordinator: 'all', auditor: 'all' },
    create: { member: 'own', lead: 'own' },
    cancel: { member: 'own', lead: 'own' },
  },
  // when, what about, in which state, with whom: of a collectivité that agrees (`decide`), which its policy asks besides
  summary: {
    read: { prefecture: 'departement' },
    decide: { member: 'own', lead: 'own' },
  },
  // advisors write in their own, and read those of colleagues to stand in for them; what is internal, its policy withholds
  case: {
    read: { member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    create: { advisor: 'all', coordinator: 'all' },
    update: { lead: 'own', advisor: 'own', coordinator: 'all' },
    decide: { coordinator: 'all' },
  },
  // who is to do what until when; what is not shared, and what is the other side's, its policy withholds
  action: {
    read: { member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    create: { lead: 'own', advisor: 'own' },
    update: { lead: 'own', advisor: 'own' },
  },
  // what was written of an appointment; a draft, its policy withholds from all but the cell. Said to be wrong (`cancel`), and answered (`decide`)
  minutes: {
    read: { person: 'own', member: 'own', lead: 'own', advisor: 'all', coordinator: 'all', auditor: 'all' },
    create: { advisor: 'own' },
    update: { advisor: 'own' },
    cancel: { person: 'own', member: 'own', lead: 'own' },
    decide: { advisor: 'own', coordinator: 'all' },
  },
  // private notes beside them
  note: {
    read: { advisor: 'own', coordinator: 'all', auditor: 'all' },
    create: { advisor: 'own' },
    update: { advisor: 'own' },
  },
  journal: {
    read: { person: 'own', member: 'own', lead: 'own', advisor: 'own', auditor: 'all' },
  },
  // whoever answers for personal data keeps what archives or a complaint ask to be kept
  retention: {
    read: { auditor: 'all' },
    create: { auditor: 'all' },
    cancel: { auditor: 'all' },
  },
  setting: {
    read: { coordinator: 'all', auditor: 'all', technician: 'all' },
    update: { coordinator: 'all' },
  },
  holiday: {
    read: { public: 'public' },
    create: { coordinator: 'all' },
    update: { coordinator: 'all' },
  },
  // for whom the public door is closed
  closure: {
    read: { coordinator: 'all', auditor: 'all' },
    create: { coordinator: 'all' },
    cancel: { coordinator: 'all' },
  },
};
