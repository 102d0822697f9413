import { isMailbox, isPlainText } from '#kernel';

/** Someone as typed by someone else. */
export interface Said {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/** One part of a person's name. */
export const isName = (text: string): boolean => text.trim() !== '' && text.length <= 60 && isPlainText(text);

const longestFunction = 120;

/** What someone does: « secrétaire générale de mairie ». */
export const isFunction = (text: string): boolean => text.trim() !== '' && text.length <= longestFunction && isPlainText(text);

/** The fields that cannot be taken. */
export const wrongInSaid = ({ email, ...name }: Said): (keyof Said)[] => [
  ...wrongInName(name),
  ...(isMailbox(email) ? [] : ['email' as const]),
];

export const wrongInName = (name: Omit<Said, 'email'>): (keyof typeof name)[] =>
  (['firstName', 'lastName'] as const).filter((part) => !isName(name[part]));
