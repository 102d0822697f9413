import { Boxes } from '../choices.js';
import { Folded } from '../folded.js';
import { Form, type FormProps, Text } from '../form.js';
import { UploadField } from '../upload.js';
import { Select } from './evidence.js';

interface Option {
  readonly value: string;
  readonly text: string;
}

interface TickBox {
  readonly name: string;
  readonly label: string;
  readonly isTicked: boolean;
}

interface Shell extends FormProps {
  readonly action: string;
  /** Unfolded: it was refused, or asked for. */
  readonly isOpen: boolean;
}

export interface DescribeProps extends Shell {
  readonly version: number;
  readonly kinds: readonly TickBox[];
  readonly themes: readonly TickBox[];
}

export const DescribeForm = ({ action, csrf, faults, isOpen, version, kinds, themes }: DescribeProps) => (
  <Folded title="Changer les formes et les thèmes" isOpen={isOpen}>
    <Form action={action} csrf={csrf} submit="Enregistrer les formes et les thèmes" secondary>
      <input type="hidden" name="version" value={version} />
      <Boxes name="formes" legend="Comment les habitants participent-ils ?" boxes={kinds} faults={faults} />
      <Boxes name="themes" legend="De quoi s’agit-il ?" boxes={themes} faults={faults} />
    </Form>
  </Folded>
);

export interface ProgrammeProps extends Shell {
  readonly codes: readonly Option[];
  readonly accept: string;
  readonly typed: Readonly<Record<'code' | 'signedOn' | 'words' | 'url', string>>;
}

export const ProgrammeForm = ({ action, csrf, faults, isOpen, codes, accept, typed }: ProgrammeProps) => (
  <Folded title="Ajouter un programme ou un document" isOpen={isOpen}>
    <Form action={action} csrf={csrf} submit="Ajouter ce programme ou ce document" secondary upload>
      <Select name="programme" label="Lequel ?" value={typed.code} unchosen="Choisissez dans la liste" options={codes} faults={faults} />
      <Text
        {...{ name: 'date', label: 'Signé ou adopté le', type: 'date', value: typed.signedOn, short: true, faults }}
        hint="Nous l’affichons sous le nom qu’il portait ce jour-là."
      />
      <Text
        {...{ name: 'nom', label: 'Son nom', value: typed.words, maxLength: 200, autoComplete: 'off', optional: true, faults }}
        hint="Par exemple : plan local d’urbanisme intercommunal."
      />
      <Text
        {...{ name: 'lien', label: 'Un lien', value: typed.url, maxLength: 500, autoComplete: 'off', optional: true, faults }}
        hint="Il commence par https://"
      />
      <UploadField label="Ou le document lui-même (facultatif)" accept={accept} faults={faults} />
    </Form>
  </Folded>
);

export interface PledgeProps extends Shell {
  readonly title: string;
  readonly version: number;
  readonly levels: readonly Option[];
  readonly typed: Readonly<Record<'step' | 'public' | 'promised' | 'delivered', string>>;
}

export const PledgeForm = ({ action, csrf, faults, isOpen, title, version, levels, typed }: PledgeProps) => (
  <Folded title={title} isOpen={isOpen}>
    <Form action={action} csrf={csrf} submit="Enregistrer ce qui est promis" secondary>
      <input type="hidden" name="version" value={version} />
      <Text
        {...{ name: 'moment', label: 'À quelle étape ?', value: typed.step, maxLength: 120, autoComplete: 'off', faults }}
        hint="Par exemple : premier atelier. Une étape et un public déjà écrits sont corrigés."
      />
      <Text
        {...{ name: 'public', label: 'À qui ?', value: typed.public, maxLength: 120, autoComplete: 'off', faults }}
        hint="Par exemple : les habitants, les jeunes, les commerçants."
      />
      <Select
        {...{ name: 'promis', label: 'Ce qui est promis', value: typed.promised, unchosen: 'Choisissez un niveau', faults }}
        options={levels}
      />
      <Select
        {...{ name: 'tenu', label: 'Ce qui est tenu', value: typed.delivered, unchosen: 'Pas encore connu', faults }}
        options={levels}
      />
    </Form>
  </Folded>
);
