import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { intakeRefusals, RequestFilesService, TooManyFiles } from '#intake';
import { acceptedExtensions } from '#platform';
import {
  type Badge,
  type Fact,
  type Fault,
  type Following,
  type Link,
  type RequestAppointment,
  type RequestDone,
  requestPage,
} from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { download, refusedDocument } from '../documents.js';
import { type Fields, oneOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import type { SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { documentLine } from './request.fr.js';
import { RequestStory, type Story } from './request-story.js';

/** Where one side meets a request, and what it reads there. */
export interface Side {
  readonly base: string;
  readonly trail: readonly Link[];
  facts(story: Story): readonly Fact[];
  badge(story: Story): Badge;
  /** What the asker can do there. */
  more(story: Story): Promise<More>;
}

interface More {
  readonly appointment: RequestAppointment | null;
  readonly follow: Following | null;
  readonly ways: readonly Link[];
  readonly beside: readonly (string | Link)[];
  /** What else is known of it there. */
  readonly known: readonly Fact[];
}

const everyDone: readonly RequestDone[] = ['ajout', 'retrait', 'reponse', 'retiree', 'suite', 'dossier'];

/** The page of one request and its documents, for both sides. */
@Injectable()
export class RequestPage {
  constructor(
    private readonly files: RequestFilesService,
    private readonly story: RequestStory,
    private readonly marks: DoneMarks,
  ) {}

  async show(id: string, side: Side, { visit, query = {}, faults = [] }: Shown): Promise<string> {
    const { by, csrf, key, signIn, now } = visit;
    const story = await this.story.of(by, id, now);
    const { lines } = story;
    const { files, mayAdd } = await this.files.of(by, id);
    const { known, ...more } = await side.more(story);
    return requestPage({
      ...{ base: side.base, csrf, faults, facts: [...side.facts(story), ...known], badge: side.badge(story) },
      ...{ ...more, history: lines },
      around: { trail: side.trail, who: signedInWords(visit, null) },
      done: oneOf(this.marks.read(key, side.base, query), everyDone),
      documents: files.map((file) => documentLine(file, side.base, signIn.timeZone)),
      mayAdd,
      accept: acceptedExtensions.join(','),
    });
  }

  async add(id: string, side: Side, visit: SignedVisit, { request, reply }: Exchange): Promise<void> {
    try {
      await this.files.add(visit.by, id, request.sent, visit.now);
      seeOther(reply, this.marks.address(visit.key, side.base, 'ajout'));
    } catch (refusal) {
      const said = refused(refusal);
      if (!said) throw refusal;
      const faults = [{ field: 'document', sentence: said.sentence }];
      html(reply, await this.show(id, side, { visit, faults }), said.status);
    }
  }

  async open(id: string, fileId: string, visit: SignedVisit, reply: FastifyReply): Promise<void> {
    download(reply, await this.files.open(visit.by, id, fileId, visit.now));
  }

  async remove(id: string, fileId: string, { side, visit, reply }: Removal): Promise<void> {
    await this.files.remove(visit.by, id, fileId, visit.now);
    seeOther(reply, this.marks.address(visit.key, side.base, 'retrait'));
  }
}

interface Shown {
  readonly visit: SignedVisit;
  readonly query?: Fields;
  readonly faults?: readonly Fault[];
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface Removal {
  readonly side: Side;
  readonly visit: SignedVisit;
  readonly reply: FastifyReply;
}

/** What is said beside the field; null for what is no fault of the document's. */
function refused(refusal: unknown): { status: number; sentence: string } | null {
  return refusal instanceof TooManyFiles ? { status: 409, sentence: intakeRefusals[refusal.code].title } : refusedDocument(refusal);
}
