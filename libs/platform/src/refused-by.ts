import type { Refusal } from '#kernel';

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

const driverError = (error: unknown): DriverError | undefined => (error as { driverError?: DriverError } | null)?.driverError;

/** Turns the violation of one named constraint into the module's own refusal; anything else passes as it is. */
export async function refusedBy<T>(constraint: string, refusal: () => Refusal, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (driverError(error)?.constraint === constraint) throw refusal();
    throw error;
  }
}

/** A deadlock (40P01) or a serialisation failure (40001): the transaction is gone, the same attempt may succeed. */
export const isTransient = (error: unknown): boolean => ['40P01', '40001'].includes(driverError(error)?.code ?? '');
