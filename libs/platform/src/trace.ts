import { CLS_ID, ClsServiceManager } from 'nestjs-cls';

/** What a line of the log, or an entry of the journal, is to be found by. */
export type Trace = { readonly requestId: string } | { readonly jobId: string };

const [traceKey, announcedKey] = ['trace', 'announced'];

/**
 * Does the work as part of that request or job: all that it logs and announces carries the number. `done` hears what was
 * announced, once the work is over.
 */
export function traced<T>(of: Trace, work: () => Promise<T>, done: (announced: readonly string[]) => void = () => {}): Promise<T> {
  const cls = ClsServiceManager.getClsService();
  return cls.run(async () => {
    const announced: string[] = [];
    cls.set(CLS_ID, 'requestId' in of ? of.requestId : of.jobId);
    cls.set(traceKey, of);
    cls.set(announcedKey, announced);
    const outcome = await work();
    done(announced);
    return outcome;
  });
}

/** Notes the name of an event for whoever counts them. */
export function noteAnnounced(name: string): void {
  const cls = ClsServiceManager.getClsService();
  if (cls.isActive()) cls.get<string[] | undefined>(announcedKey)?.push(name);
}

/** Nothing outside of a request or job. */
export function trace(): object {
  const cls = ClsServiceManager.getClsService();
  return cls.isActive() ? (cls.get<Trace | undefined>(traceKey) ?? {}) : {};
}
