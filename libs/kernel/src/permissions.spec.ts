import { type Actor, anonymous, type OrganisationKind, type Role, type Scope, system } from './actor.js';
import type { Action, Resource } from './permissions.js';
import { decide, decideAnywhere, type Facts, listScope, reach } from './reach.js';

/** Whom, in the order of the columns: anyone · for herself · member · lead · provider · facilitator · advisor · coordinator · préfecture · direction · auditor · technician */
const columns: readonly (Role | 'public' | 'person')[] = [
  ...(['public', 'person', 'member', 'lead', 'provider', 'facilitator'] as const),
  ...(['advisor', 'coordinator', 'prefecture', 'direction', 'auditor', 'technician'] as const),
];

/** C create, R read, U update, X cancel, D decide; then o own, p public, nothing for all of one's scope. */
const table: Record<Resource, string> = {
  //            public  person    member  lead      provider facilit. advisor   coordin.  préfect.  direct. auditor technician
  catalogue: '  Rp      Rp        Rp      Rp        Rp       Rp       Rp        CRU       Rp        Rp      Rp      Rp   ',
  slots: '      Rp      Rp        Rp      Rp        Rp       Rp       Rp        Rp        Rp        Rp      Rp      Rp   ',
  appointment: 'Cp      CpRoUoXo  CpRo    CpRoUoXo  Cp       Cp       CRUoXo    CRUX      Cp        Cp      CpR     Cp   ',
  request: '    Cp      CpRoUo    CpRo    CpRoUo    Cp       Cp       CpRUD     CpRUXD    Cp        Cp      CpR     Cp   ',
  file: '       –       CoRo      CoRo    CoRo      –        –        CR        CRX       –         –       R       –    ',
  message: '    –       –         –       –         –        –        –         RU        –         –       –       –    ',
  call: '       –       –         –       –         –        –        RoUo      –         –         –       –       –    ',
  availability: '–      –         –       –         –        Ro       CoRoUo    CRU       –         –       –       –    ',
  person: '     –       RoUo      –       –         –        –        –         CRU       CoRoUo    –       R       CRU  ',
  organisation: '–      –         Ro      RoUo      Ro       –        R         CRU       Ro        –       R       CR   ',
  membership: ' –       –         Ro      CoRoUoDo  –        –        RD        CRUD      CoRoUo    –       R       CRU  ',
  act: '        –       –         CoRoXo  CoRoXo    –        –        –         R         –         –       R       –    ',
  summary: '    –       –         Do      Do        –        –        –         –         R         –       –       –    ',
  case: '       –       –         Ro      RoUo      –        –        CRUo      CRUD      –         –       R       –    ',
  action: '     –       –         Ro      CoRoUo    –        –        CoRUo     R         –         –       R       –    ',
  minutes: '    –       RoXo      RoXo    RoXo      –        –        CoRUoDo   RD        –         –       R       –    ',
  note: '       –       –         –       –         –        –        CoRoUo    R         –         –       R       –    ',
  journal: '    –       Ro        Ro      Ro        –        –        Ro        –         –         –       R       –    ',
  retention: '  –       –         –       –         –        –        –         –         –         –       CRX     –    ',
  setting: '    –       –         –       –         –        –        –         RU        –         –       R       R    ',
  holiday: '    Rp      Rp        Rp      Rp        Rp       Rp       Rp        CRpU      Rp        Rp      Rp      Rp   ',
  closure: '    –       –         –       –         –        –        –         CRX       –         –       R       –    ',
};

const letters: Record<Action, string> = { create: 'C', read: 'R', update: 'U', cancel: 'X', decide: 'D' };
const marks = { all: '', own: 'o', public: 'p', departement: 'd', none: '' } as const;

describe('what each may do', () => {
  it.each(Object.entries(table) as [Resource, string][])('with %s', (resource, line) => {
    const cells = line.trim().split(/\s+/);
    expect(cells.map((_, column) => cellOf(resource, columns[column]!))).toEqual(cells);
    expect(cells).toHaveLength(columns.length);
  });
});

describe('a scope', () => {
  const here = { departements: ['26', '84'] };

  it('without a département, and not national, means nothing', () => {
    const nowhere = standingAs('coordinator', { national: false, departements: [] });
    expect(reach(nowhere, 'appointment', 'read')).toBe('none');
    expect(decide(nowhere, 'appointment', 'read', here)).toBe('hidden');
    expect(listScope(nowhere, 'appointment')).toEqual({ kind: 'none' });
    expect(decideAnywhere(nowhere, 'setting', 'update')).toBe('refused');
  });

  it('of some départements ends with them', () => {
    const there = standingAs('coordinator', { national: false, departements: ['84'] });
    expect(decide(there, 'appointment', 'cancel', here)).toBe('allowed');
    expect(decide(there, 'appointment', 'cancel', { departements: ['59'] })).toBe('hidden');
    expect(decide(there, 'appointment', 'cancel', {})).toBe('hidden');
    expect(listScope(there, 'request')).toEqual({ kind: 'departement', codes: ['84'] });
  });

  it('leaves an advisor what is her own', () => {
    const elsewhere = standingAs('advisor', { national: false, departements: ['59'] });
    expect(decide(elsewhere, 'appointment', 'cancel', { personIds: ['me'], departements: ['26'] })).toBe('allowed');
  });
});

describe('what is one’s own', () => {
  const ours: Facts = { territoryId: 'commune:26063', personIds: ['somebody'] };
  const mine: Facts = { territoryId: 'commune:59350', personIds: ['me'] };

  it('in a collectivité is the collectivité’s, and nothing of one’s own elsewhere', () => {
    expect(decide(standingAs('lead'), 'appointment', 'cancel', ours)).toBe('allowed');
    expect(decide(standingAs('lead'), 'appointment', 'read', mine)).toBe('hidden');
  });

  it('for oneself is one’s own, and nothing of one’s collectivités', () => {
    expect(decide(asMyself, 'appointment', 'read', mine)).toBe('allowed');
    expect(decide(asMyself, 'appointment', 'read', ours)).toBe('hidden');
  });

  it('is refused where it may be read but not done, hidden where it may not be known', () => {
    expect(decide(standingAs('member'), 'appointment', 'cancel', ours)).toBe('refused');
    expect(decide(standingAs('auditor'), 'appointment', 'cancel', ours)).toBe('refused');
    expect(decide(standingAs('advisor'), 'appointment', 'cancel', ours)).toBe('refused');
    for (const role of ['provider', 'prefecture', 'direction', 'technician', 'facilitator'] as const)
      expect(decide(standingAs(role), 'appointment', 'read', ours)).toBe('hidden');
    expect(decide(anonymous, 'appointment', 'cancel', ours)).toBe('hidden');
  });

  it('belongs to no link and to nobody', () => {
    expect(decide({ kind: 'holder', purpose: 'manage', id: '1' }, 'appointment', 'read', mine)).toBe('hidden');
    expect(decide(system('spec'), 'appointment', 'cancel', mine)).toBe('allowed');
  });
});

const asMyself: Actor = { kind: 'person', personId: 'me', standing: null };

function standingAs(role: Role, scope: Scope = { national: isOfState(role), departements: [] }): Actor {
  const organisationKind = kindOf(role);
  const territoryId = organisationKind === 'collectivite' ? 'commune:26063' : null;
  return {
    kind: 'person',
    personId: 'me',
    standing: { membershipId: 'm', organisationId: 'o', organisationKind, role, scope, territoryId },
  };
}

function kindOf(role: Role): OrganisationKind {
  if (role === 'member' || role === 'lead') return 'collectivite';
  if (role === 'provider' || role === 'prefecture') return role;
  return 'cell';
}

const isOfState = (role: Role): boolean => ['cell', 'prefecture'].includes(kindOf(role));

function cellOf(resource: Resource, column: (typeof columns)[number]): string {
  const by = column === 'public' ? anonymous : column === 'person' ? asMyself : standingAs(column);
  const cells = (['create', 'read', 'update', 'cancel', 'decide'] as const).map((action) => {
    const how = reach(by, resource, action);
    return how === 'none' ? '' : `${letters[action]}${marks[how]}`;
  });
  return cells.join('') || '–';
}
