/** Numbers that the loop works with. CPython: Lib/asyncio/constants.py. */

/** Cancelled timers are swept out when there are more than this many timers, and this share of them is cancelled. */
export const MIN_SCHEDULED_TIMER_HANDLES = 100;
export const MIN_CANCELLED_TIMER_HANDLES_FRACTION = 0.5;
/** Seconds. */
export const MAXIMUM_SELECT_TIMEOUT = 24 * 3600;
/** How many calls of a coroutine's origin a loop in debug mode asks for. */
export const DEBUG_STACK_DEPTH = 10;
export const SLOW_CALLBACK_DURATION = 0.1;
/** How long `asyncio.run` waits for the threads of the default executor. */
export const THREAD_JOIN_TIMEOUT = 300;
