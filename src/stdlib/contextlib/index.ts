/** `contextlib`. CPython: Lib/contextlib.py; docs: library/contextlib.html. */
import { defineModule } from '../../runtime/objects/define-module.ts';
import {
  abstractAsyncManagerClass,
  abstractManagerClass,
  asyncDecoratorType,
  decoratorType,
} from './abstract.ts';
import { asyncExitStackClass, exitStackClass } from './exit-stack.ts';
import { asyncContextManager, asyncManagerClass, contextManager, managerClass } from './generator-manager.ts';
import {
  asyncClosingClass,
  chdirClass,
  closingClass,
  nullContextClass,
  redirectStderrClass,
  redirectStdoutClass,
  suppressClass,
} from './small-managers.ts';

export default defineModule('contextlib', {
  doc: 'Utilities for with-statement contexts.  See PEP 343.',
  functions: [contextManager, asyncContextManager],
  types: [decoratorType, asyncDecoratorType],
  classes: [
    abstractManagerClass,
    abstractAsyncManagerClass,
    managerClass,
    asyncManagerClass,
    closingClass,
    asyncClosingClass,
    nullContextClass,
    suppressClass,
    redirectStdoutClass,
    redirectStderrClass,
    exitStackClass,
    asyncExitStackClass,
    chdirClass,
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
    'chdir',
  ],
});
