import { Injectable } from '@nestjs/common';
import { Secret } from '#platform';
import { type Fields, textOf } from '../../form.js';

/** What was just done, in the address of the page that says so: signed for this browser, so that nobody is told of an act that was none. */
@Injectable()
export class DoneMarks {
  constructor(private readonly secret: Secret) {}

  address(key: string, path: string, what: string): string {
    return `${path}?${new URLSearchParams({ fait: what, marque: this.secret.mac('cookies', marked(key, path, what)) })}`;
  }

  /** Empty when nothing was done, or not in this browser. */
  read(key: string, path: string, query: Fields): string {
    const what = textOf(query, 'fait');
    return this.secret.agrees('cookies', marked(key, path, what), textOf(query, 'marque')) ? what : '';
  }
}

const marked = (key: string, path: string, what: string): string => `done\n${key}\n${path}\n${what}`;
