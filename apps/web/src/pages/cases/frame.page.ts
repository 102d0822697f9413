import { Injectable } from '@nestjs/common';
import {
  CaseFrameService,
  CaseProgrammesService,
  CasesService,
  type FrameRead,
  kindNames,
  participationKinds,
  programmeNow,
  programmes,
  themeNames,
  themes,
} from '#cases';
import { acceptedExtensions } from '#platform';
import type { Fault, FrameProps } from '#views';
import { type Fields, textOf } from '../form.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { trailOf } from './case.page.js';
import type { Side } from './case-forms.js';
import { frameFacts, frameTitles, levelOptions, pledgeCard, pledgesTitles, programmeCard, sightWords, summitFacts } from './frame.fr.js';
import { described, type FramePart, kindField, themeField } from './frame-fields.js';

interface Asked extends Side {
  readonly id: string;
  readonly done: FrameProps['done'];
  readonly trouble: FrameProps['trouble'];
  /** The pledge that is to be corrected; empty for a new one. */
  readonly pledge: string;
  /** The form that was refused, kept as it was typed. */
  readonly refused: { readonly part: FramePart; readonly form: Fields; readonly faults: readonly Fault[] } | null;
}

/** Everything that the page of what a project is shows, loaded under the policy of whoever looks. */
@Injectable()
export class FramePage {
  constructor(
    private readonly cases: CasesService,
    private readonly frames: CaseFrameService,
    private readonly documents: CaseProgrammesService,
  ) {}

  async props(visit: SignedVisit, asked: Asked): Promise<{ props: FrameProps; version: number }> {
    const [{ by, now }, { id, base, reader }] = [visit, asked];
    const one = await this.cases.one(by, id, now);
    const [frame, kept] = [await this.frames.frame(by, id), await this.documents.programmes(by, id)];
    const writes = await this.cases.writes(by, id);
    const path = `${base}/${id}/cadre`;
    const props = {
      ...{ who: signedInWords(visit, base), trail: [trailOf(base, reader), { text: one.title, href: `${base}/${id}` }] },
      ...{ title: frameTitles[reader], sight: sightWords[reader], pledgesTitle: pledgesTitles[reader] },
      ...{ done: asked.done, trouble: asked.trouble, facts: frameFacts(frame), summit: summitFacts(frame, reader) },
      programmes: kept.map((programme) => programmeCard(programme, path, writes)),
      pledges: frame.pledges.map((pledge) => pledgeCard(pledge, path, { reader, writes })),
      faults: asked.refused?.faults ?? [],
      forms: writes ? formsOf(frame, asked, { path, csrf: visit.csrf }) : null,
    };
    return { props, version: frame.version };
  }
}

function formsOf(frame: FrameRead, asked: Asked, { path, csrf }: { path: string; csrf: string }): FrameProps['forms'] {
  const shell = (part: FramePart) => {
    const isThis = asked.refused?.part === part;
    return { csrf, isOpen: isThis, faults: isThis ? (asked.refused?.faults ?? []) : [], form: isThis ? (asked.refused?.form ?? {}) : null };
  };
  return {
    describe: { ...shell('formes'), action: `${path}/formes`, version: frame.version, ...tickedOf(shell('formes').form, frame) },
    programme: { ...shell('programme'), action: `${path}/programmes`, ...programmeOf(shell('programme').form ?? {}) },
    pledge: {
      ...shell('promesse'),
      action: `${path}/promesses`,
      version: frame.version,
      ...pledgeOf(shell('promesse').form, frame, asked),
    },
  };
}

/** As it was ticked, else as it is kept. */
function tickedOf(form: Fields | null, frame: FrameRead) {
  const shown = form ? described(form) : frame;
  return {
    kinds: participationKinds.map((one) => ({ name: kindField(one), label: kindNames[one], isTicked: shown.kinds.includes(one) })),
    themes: themes.map((one) => ({ name: themeField(one), label: themeNames[one], isTicked: shown.themes.includes(one) })),
  };
}

const programmeOf = (form: Fields) => ({
  codes: programmes.map((value) => ({ value, text: programmeNow(value) })),
  accept: acceptedExtensions.join(','),
  typed: {
    ...{ code: textOf(form, 'programme'), signedOn: textOf(form, 'date') },
    ...{ words: textOf(form, 'nom'), url: textOf(form, 'lien') },
  },
});

/** As it was typed, else the one that is to be corrected. */
function pledgeOf(form: Fields | null, { pledges }: FrameRead, { pledge, reader }: Asked) {
  const known = form ? undefined : pledges.find(({ id }) => id === pledge);
  return {
    title: known ? 'Corriger, ou dire ce qui est tenu' : 'Ajouter ce qui est promis',
    levels: levelOptions(reader),
    typed: known ? { ...known, delivered: known.delivered ?? '' } : pledgeTyped(form ?? {}),
    ...(known && { isOpen: true }),
  };
}

const pledgeTyped = (form: Fields) => ({
  ...{ step: textOf(form, 'moment'), public: textOf(form, 'public') },
  ...{ promised: textOf(form, 'promis'), delivered: textOf(form, 'tenu') },
});
