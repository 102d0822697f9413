import { type FieldError, isMailbox, isPhone, isPlainText } from '#kernel';

/** What someone says of themselves and of what they want, as typed. */
export interface Said {
  readonly requester: {
    readonly firstName: string;
    readonly lastName: string;
    /** Null: she is on the telephone and has none; then her number is needed. */
    readonly email: string | null;
    readonly function?: string | undefined;
    readonly phone?: string | undefined;
  };
  readonly modality: string;
  readonly project?: { readonly title: string; readonly intention: string } | undefined;
  readonly place?: string | undefined;
  readonly message?: string | undefined;
}

/** The sentences, given by the module: rules know no French. */
export interface Sentences {
  readonly firstName: string;
  readonly lastName: string;
  readonly strangeName: string;
  readonly email: string;
  readonly phoneNeeded: string;
  readonly phone: string;
  readonly place: string;
  readonly tooLong: (most: number) => string;
}

const mostCharacters = { name: 60, title: 120, intention: 5000, other: 2000 } as const;

/** Everything wrong with what was said, each with its pointer; nothing when all is well. */
export function wrongIn(said: Said, sentences: Sentences): FieldError[] {
  const { requester } = said;
  return [
    ...named('/requester/firstName', requester.firstName, sentences.firstName, sentences),
    ...named('/requester/lastName', requester.lastName, sentences.lastName, sentences),
    ...unless(requester.email === null || isMailbox(requester.email), '/requester/email', sentences.email),
    ...reachable(said, sentences),
    ...unless(said.modality !== 'on_site' || filled(said.place), '/place', sentences.place),
    ...tooLong(said, sentences),
  ];
}

const filled = (text: string | undefined): boolean => (text ?? '').trim() !== '';

const unless = (fine: boolean, pointer: string, detail: string): FieldError[] => (fine ? [] : [{ pointer, detail }]);

function named(pointer: string, name: string, missing: string, sentences: Sentences): FieldError[] {
  if (!filled(name)) return [{ pointer, detail: missing }];
  if (name.length > mostCharacters.name) return [{ pointer, detail: sentences.tooLong(mostCharacters.name) }];
  return unless(isPlainText(name), pointer, sentences.strangeName);
}

function reachable({ requester, modality }: Said, sentences: Sentences): FieldError[] {
  const isCalled = modality === 'phone' || requester.email === null;
  if (!filled(requester.phone)) return unless(!isCalled, '/requester/phone', sentences.phoneNeeded);
  return unless(isPhone((requester.phone ?? '').trim()), '/requester/phone', sentences.phone);
}

function tooLong({ requester, project, place, message }: Said, sentences: Sentences): FieldError[] {
  const limits: [string, string | undefined, number][] = [
    ['/requester/function', requester.function, mostCharacters.other],
    ['/project/title', project?.title, mostCharacters.title],
    ['/project/intention', project?.intention, mostCharacters.intention],
    ['/place', place, mostCharacters.other],
    ['/message', message, mostCharacters.other],
  ];
  return limits.flatMap(([pointer, text, most]) => unless((text ?? '').length <= most, pointer, sentences.tooLong(most)));
}
