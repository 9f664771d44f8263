/** `gc.collect()` on Node. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { immediateTurns } from '../turns.ts';

/** V8 keeps what a `WeakRef` has given until its task ends, and tells registries of what has gone in tasks of their own. */
export function garbageCollector(): () => Promise<void> {
  const turn = immediateTurns();
  let collect: (() => void) | undefined;
  return async () => {
    if (collect === undefined) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc') as () => void;
    }
    await turn();
    collect();
    await turn();
    await turn();
  };
}
