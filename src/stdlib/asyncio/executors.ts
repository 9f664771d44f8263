/** The loop's methods for executors. CPython: Lib/asyncio/base_events.py; docs: library/asyncio-eventloop.html#executing-code-in-thread-or-process-pools. */
import type { Attribute } from '../../runtime/kernel/define.ts';

export const executorMethods: readonly Attribute[] = [];
