import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isDay, Temporal } from '#kernel';

/** RFC 3339, with its offset; the calendar is judged apart. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A leap second is the minute's last: JavaScript's own dates know none. */
export const instantOf = (text: string): Date => new Date(Temporal.Instant.from(text).epochMilliseconds);

@ValidatorConstraint({ name: 'instant' })
export class RealInstant implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && instant.test(value) && exists(() => Temporal.Instant.from(value));
  }

  defaultMessage(): string {
    return 'Une date et une heure avec leur décalage sont attendues, par exemple 2026-12-01T09:00:00Z.';
  }
}

@ValidatorConstraint({ name: 'date' })
export class RealDate implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }

  defaultMessage(): string {
    return 'Une date est attendue, par exemple 2026-12-01.';
  }
}

/** Temporal throws at the 31st of February. */
function exists(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
