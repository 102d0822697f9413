import type { SignInRead, StandingRead } from '#identity';
import { type Actor, hourAt, type Role } from '#kernel';
import type { Link, SignedInWords } from '#views';

interface Space {
  /** Where she arrives. */
  readonly home: string;
  readonly navigation: readonly Link[];
  /** Pages that have no entry of their own, by the entry that they are under. */
  readonly under?: Readonly<Record<string, string>>;
}

const myAppointments = { text: 'Mes rendez-vous', href: '/espace' };
const myDiary = { text: 'Mon agenda', href: '/espace/mon-agenda' };

const myRequests = { text: 'Mes demandes', href: '/espace/demandes' };

/** Of the cell: each participation project it follows. */
const cases = { text: 'Dossiers', href: '/dossiers' };

const own: Space = { home: '/espace', navigation: [myAppointments, myRequests, myDiary] };

const collectivite: Space = {
  home: '/espace',
  navigation: [
    myAppointments,
    myRequests,
    { text: 'Notre projet', href: '/espace/projet' },
    { text: 'Nos actions', href: '/espace/actions' },
    myDiary,
    { text: 'Personnes', href: '/espace/personnes' },
    { text: 'Qui voit quoi', href: '/espace/qui-voit-quoi' },
    { text: 'Actes', href: '/espace/actes' },
  ],
};

/** Of the cell: those who ask to be of a collectivité where nobody can answer. */
const joining = { text: 'Demandes à rejoindre', href: '/agenda/rejoindre' };

/** What the cell was asked. */
const requests = { text: 'Demandes', href: '/agenda/demandes' };

const advisor: Space = {
  home: '/agenda',
  navigation: [
    { text: 'Ma journée', href: '/agenda' },
    { text: 'Ma semaine', href: '/agenda/semaine' },
    { text: 'Mes actions', href: '/actions' },
    { text: 'Mes disponibilités', href: '/agenda/disponibilites' },
    requests,
    { text: 'Mes dossiers', href: '/mes-dossiers' },
    joining,
  ],
  under: { [cases.href]: '/mes-dossiers' },
};

const peopleAndRoles = { text: 'Personnes et rôles', href: '/coordination/personnes' };

export const coordination = { text: 'Coordination', href: '/coordination' };

const coordinator: Space = {
  home: coordination.href,
  navigation: [
    coordination,
    requests,
    cases,
    { text: 'Rendez-vous', href: '/coordination/rendez-vous' },
    { text: 'Messages', href: '/coordination/messages' },
    peopleAndRoles,
    joining,
    { text: 'Disponibilités', href: '/coordination/disponibilites' },
    { text: 'Catalogue', href: '/coordination/catalogue' },
    { text: 'Jours fériés', href: '/coordination/jours-feries' },
    { text: 'Fermetures', href: '/coordination/fermetures' },
    { text: 'Vagues', href: '/coordination/vagues' },
    { text: 'Réglages', href: '/coordination/reglages' },
    { text: 'Premiers pas', href: '/coordination/premiers-pas' },
  ],
};

const technician: Space = { home: peopleAndRoles.href, navigation: [peopleAndRoles] };

const facilitator: Space = { home: '/animation', navigation: [{ text: 'Mes ateliers', href: '/animation' }, myDiary] };

const auditor: Space = {
  home: '/journal',
  navigation: [{ text: 'Journal', href: '/journal' }, { text: 'Sceaux', href: '/journal/sceaux' }, cases, myDiary],
};

const prefecture: Space = {
  home: '/prefecture',
  navigation: [
    { text: 'Les demandes de mon département', href: '/prefecture' },
    { text: 'Demander pour une collectivité', href: '/prefecture/demande' },
    myDiary,
  ],
};

/** Roles whose space is not born yet have their own diary. */
const elsewhere: Space = { home: myDiary.href, navigation: [myDiary] };

/** What each role finds; a page not yet born is linked from nowhere. */
const spaces: Record<Role, Space> = {
  ...{ member: collectivite, lead: collectivite },
  ...{ advisor, coordinator, technician, facilitator },
  ...{ provider: elsewhere, prefecture, direction: elsewhere, auditor },
};

/** Whoever acts for nobody has her own appointments. */
export const spaceOf = (by: Actor): Space => (by.kind === 'person' && by.standing ? spaces[by.standing.role] : own);

/** Where a sign-in leads: to the choice when there is one to make, else to her space. */
export const afterSignIn = (by: Actor, standings: readonly StandingRead[], next = ''): string => {
  const chooses = by.kind === 'person' && by.standing === null && standings.length > 1;
  if (chooses) return next ? `/connexion/contexte?${new URLSearchParams({ suite: next })}` : '/connexion/contexte';
  return next || spaceOf(by).home;
};

interface Here {
  readonly by: Actor;
  readonly signIn: SignInRead;
  readonly csrf: string;
}

/** What the header says; `here` is the address of the entry of the menu where we are. */
export function signedInWords({ by, signIn, csrf }: Here, here: string | null): SignedInWords {
  const { navigation, under } = spaceOf(by);
  return {
    name: `${signIn.firstName} ${signIn.lastName}`.trim() || 'Vous',
    acting: signIn.organisationName,
    until: hourAt(signIn.overAt, signIn.timeZone),
    canSwitch: by.kind === 'person' && by.standing !== null,
    csrf,
    navigation,
    here: under?.[here ?? ''] ?? here,
  };
}
