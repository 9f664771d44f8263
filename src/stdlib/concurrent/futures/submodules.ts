/** `concurrent.futures.thread`, `.process` and `._base`, by which some programs import. */
import { defineModule, type ModuleDefinition } from '../../../runtime/objects/define-module.ts';
import {
  brokenExecutorType,
  brokenProcessPoolType,
  brokenThreadPoolType,
  cancelledErrorType,
  errorType,
  invalidStateErrorType,
} from './errors.ts';
import { executorType } from './executor.ts';
import { workFutureType } from './future.ts';
import { processPoolType } from './process.ts';
import { threadPoolType } from './thread.ts';
import { asCompleted, doneAndNotDoneType, wait } from './waiting.ts';

export const futuresSubmodules: readonly ModuleDefinition[] = [
  defineModule('concurrent.futures.thread', { types: [threadPoolType, brokenThreadPoolType] }),
  defineModule('concurrent.futures.process', { types: [processPoolType, brokenProcessPoolType] }),
  defineModule('concurrent.futures._base', {
    functions: [wait, asCompleted],
    types: [
      workFutureType,
      executorType,
      errorType,
      cancelledErrorType,
      invalidStateErrorType,
      brokenExecutorType,
      doneAndNotDoneType,
    ],
    values: {
      FIRST_COMPLETED: 'FIRST_COMPLETED',
      FIRST_EXCEPTION: 'FIRST_EXCEPTION',
      ALL_COMPLETED: 'ALL_COMPLETED',
      PENDING: 'PENDING',
      RUNNING: 'RUNNING',
      CANCELLED: 'CANCELLED',
      CANCELLED_AND_NOTIFIED: 'CANCELLED_AND_NOTIFIED',
      FINISHED: 'FINISHED',
    },
  }),
];
