/** `contextlib`. CPython: Lib/contextlib.py; docs: library/contextlib.html. */
import { defineModule } from '../../runtime/objects/define-module.ts';
import {
  abstractAsyncManagerType,
  abstractManagerType,
  asyncDecoratorType,
  decoratorType,
} from './abstract.ts';
import { asyncExitStackType, exitStackType } from './exit-stack.ts';
import { asyncContextManager, contextManager } from './generator-manager.ts';
import {
  asyncClosingType,
  closingType,
  nullContextType,
  redirectStderrType,
  redirectStdoutType,
  suppressType,
} from './small-managers.ts';

export default defineModule('contextlib', {
  doc: 'Utilities for with-statement contexts.  See PEP 343.',
  functions: [contextManager, asyncContextManager],
  types: [
    abstractManagerType,
    abstractAsyncManagerType,
    decoratorType,
    asyncDecoratorType,
    closingType,
    asyncClosingType,
    nullContextType,
    suppressType,
    redirectStdoutType,
    redirectStderrType,
    exitStackType,
    asyncExitStackType,
  ],
  all: [
    'asynccontextmanager',
    'contextmanager',
    'closing',
    'nullcontext',
    'AbstractContextManager',
    'AbstractAsyncContextManager',
    'AsyncExitStack',
    'ContextDecorator',
    'ExitStack',
    'redirect_stdout',
    'redirect_stderr',
    'suppress',
    'aclosing',
  ],
});
