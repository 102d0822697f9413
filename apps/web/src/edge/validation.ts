import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { type FieldError, InvalidInput } from '#kernel';

/** French for what class-validator finds, unless the DTO says it better; « Unknown = refused ». */
const byConstraint: Record<string, string> = {
  whitelistValidation: 'Ce champ n’est pas attendu.',
  isNotEmpty: 'Ce champ est nécessaire.',
  isString: 'Un texte est attendu.',
  isIn: 'Cette valeur n’est pas connue.',
  isInt: 'Un nombre entier est attendu.',
  isObject: 'Un objet est attendu.',
  nestedValidation: 'Un objet est attendu.',
  isDefined: 'Ce champ est nécessaire.',
};

/** What is not there at all is needed, whatever its kind. */
const generalWords = (constraint: string, value: unknown): string =>
  value === undefined || value === null ? 'Ce champ est nécessaire.' : (byConstraint[constraint] ?? 'Cette valeur n’est pas acceptée.');

const isFrench = (message: string): boolean => /^[A-ZÀ-Ü].*\.$/.test(message);

/** RFC 6901. */
const escaped = (property: string): string => property.replaceAll('~', '~0').replaceAll('/', '~1');

const fieldErrors = (errors: readonly ValidationError[], at = ''): FieldError[] =>
  errors.flatMap(({ property, constraints = {}, children = [], value }) => {
    const pointer = `${at}/${escaped(property)}`;
    const own = Object.entries(constraints).slice(0, 1);
    return [
      ...own.map(([name, message]) => ({
        pointer,
        detail: isFrench(message) ? message : generalWords(name, value),
      })),
      ...fieldErrors(children, pointer),
    ];
  });

export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new InvalidInput(fieldErrors(errors)),
  });
