import { isMailbox, isPlainText } from '#kernel';

/** Someone as typed by someone else. */
export interface Said {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

const isName = (text: string): boolean => text.trim() !== '' && text.length <= 60 && isPlainText(text);

/** The fields that cannot be taken. */
export function wrongInSaid({ firstName, lastName, email }: Said): (keyof Said)[] {
  return [
    ...(isName(firstName) ? [] : ['firstName' as const]),
    ...(isName(lastName) ? [] : ['lastName' as const]),
    ...(isMailbox(email) ? [] : ['email' as const]),
  ];
}
