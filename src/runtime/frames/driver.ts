/** The loop that resumes from the bottom: it enters the innermost activation and hands outcomes up. See docs/EXECUTION.md. */
import { type Step, UNWIND } from '../kernel/object.ts';
import { type Activation, PAUSE, type Thread, YIELD } from '../kernel/thread.ts';
import { caught } from '../kernel/unwinding.ts';

/**
 * Runs `activation`, then its callers, each with the outcome of the one below, up to `last`, whose outcome is returned.
 * UNWIND with `why` PAUSE means that the thread paused on the way; the chain then goes on later from `pausedAt`.
 */
export function runUpTo(activation: Activation, last: Activation, thread: Thread): Step {
  let current = activation;
  for (;;) {
    let outcome: Step;
    try {
      outcome = current.enter(thread);
    } catch (thrown) {
      outcome = caught(thrown, thread);
    }
    if (outcome === UNWIND) {
      if (thread.why === PAUSE) return UNWIND;
      if (thread.why === YIELD) {
        const suspended = thread.yieldedBy!;
        current = suspended.body;
        outcome = suspended.suspended(thread);
      } else outcome = settle(current, UNWIND, thread);
    } else if (current.owner !== null) outcome = settle(current, outcome, thread);
    if (current === last) return outcome;
    current = current.caller!;
    current.inbox = outcome;
  }
}

function settle(activation: Activation, outcome: Step, thread: Thread): Step {
  try {
    return activation.settle(outcome, thread);
  } catch (thrown) {
    return caught(thrown, thread);
  }
}
