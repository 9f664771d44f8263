/** `_inspect`: what `inspect` cannot find out in Python. */
import { native } from '../../runtime/kernel/define.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { isCoroutineFunction } from '../asyncio/coroutines.ts';

export default defineModule('_inspect', () => ({
  functions: [
    native(
      'is_coroutine_function(object, /)',
      'A coroutine function, in Python or a native one, which has no code to tell.',
      isCoroutineFunction,
    ),
  ],
}));
