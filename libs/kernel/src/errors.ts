/** A refusal that people and machines understand: a stable code and the facts of the case, never a sentence. */
export abstract class Refusal extends Error {
  abstract readonly code: string;
  constructor(readonly facts: Readonly<Record<string, unknown>> = {}) {
    super();
  }
  override get message(): string {
    return `${this.code} ${JSON.stringify(this.facts)}`;
  }
}

/** What is wrong with one field; `pointer` is a JSON pointer (RFC 6901), `detail` a French sentence. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

export class InvalidInput extends Refusal {
  readonly code = 'invalid-input';
  constructor(readonly errors: readonly FieldError[]) {
    super({ errors });
  }
}

/** Also for what the asker may not know of: the answer is the same. */
export class NotFound extends Refusal {
  readonly code = 'not-found';
}

export class Forbidden extends Refusal {
  readonly code = 'forbidden';
}

/** What a policy answers: `refused` is said (403), `hidden` is not (404). */
export type Decision = 'allowed' | 'refused' | 'hidden';

export function permit(decision: Decision): void {
  if (decision === 'hidden') throw new NotFound();
  if (decision === 'refused') throw new Forbidden();
}
