/** How a program ended, for those who embed the interpreter. */
import type { PyException } from '../kernel/exception.ts';

export interface Outcome {
  /**
   * - `finished`: the program ran to its end
   * - `exit`: it raised SystemExit
   * - `error`: an error was not caught
   * - `syntax-error`: its text is not Python
   * - `interrupted`: it ended by KeyboardInterrupt
   * - `deadlock`: every thread waits for something that can never happen
   * - `aborted`: the embedder or a limit ended it
   */
  readonly kind: 'finished' | 'exit' | 'error' | 'syntax-error' | 'interrupted' | 'deadlock' | 'aborted';
  /** The exit status that `python` would have; of a deadlock `DEADLOCK_STATUS`. */
  readonly status: number;
  readonly error: PyException | null;
}

/** CPython would hang for ever, so there is no status of its to copy. */
export const DEADLOCK_STATUS = 86;
export const INTERRUPTED_STATUS = 130;
export const ABORTED_STATUS = 87;
export const FLUSH_FAILED_STATUS = 120;
