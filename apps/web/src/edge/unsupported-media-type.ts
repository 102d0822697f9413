import { Refusal } from '#kernel';

/** The API speaks JSON; only where a document is expected does a form bring one. */
export class UnsupportedMediaType extends Refusal {
  readonly code = 'unsupported-media-type';
}
