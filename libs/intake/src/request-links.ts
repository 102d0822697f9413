import { Injectable } from '@nestjs/common';
import { config, digest, Secret } from '#platform';

/** The link by which whoever asked follows a request without an account: only ever inside a mail to them. */
@Injectable()
export class RequestLinks {
  constructor(private readonly secret: Secret) {}

  of(id: string): string {
    return `${config().publicUrl}/demande/${this.token(id)}`;
  }

  /** What the row keeps of it, for look-up. */
  digestOf(id: string): string {
    return digest(this.token(id));
  }

  private token(id: string): string {
    return this.secret.linkToken('request', id, 1);
  }
}
