/** What was found wrong in minutes that were sent, and what came of it. */
export interface CorrectionRead {
  readonly appointmentId: string;
  /** Null where the advisor saw it herself, or it is forgotten. */
  readonly wish: string | null;
  readonly askedAt: Date | null;
  /** By name; empty where nobody asked, or it is forgotten. */
  readonly asker: string;
  /** The part of the minutes that replaces or completes them, or why they stay as they are. */
  readonly answer: string | null;
  /** False: the minutes stay as they are. */
  readonly isCorrected: boolean | null;
  readonly answeredAt: Date | null;
}

/** Who says that minutes are wrong: one of our people, or whoever reads behind a link, by name. */
export type Asker = { readonly personId: string } | { readonly saidBy: string };
