import { Refusal } from '#kernel';

/** Why a file is not taken. */
export type FileFault =
  | 'missing'
  | 'empty'
  | 'too-large'
  | 'cut'
  | 'unknown-type'
  | 'other-extension'
  | 'old-office'
  | 'macros'
  | 'markup'
  | 'disguised'
  | 'damaged'
  | 'bomb'
  | 'infected';

/** Not taken; nothing of it is kept. */
export class FileRefused extends Refusal {
  readonly code = 'file-refused' as const;

  constructor(readonly fault: FileFault) {
    super({ fault });
  }
}

/** Not handed out: not looked at yet, or found to be infected. */
export class FileHeldBack extends Refusal {
  readonly code = 'file-held-back' as const;
}

/** The place where files are kept is full, or away. */
export class FileNotKept extends Refusal {
  readonly code = 'file-not-kept' as const;
}

export type FileRefusalCode = (FileRefused | FileHeldBack | FileNotKept)['code'];
