/** Which process an interpreter stands for. CPython: Lib/multiprocessing/process.py. */
import { perInterpreter } from '../../../runtime/kernel/interpreter-state.ts';

export interface ProcessState {
  name: string;
  /** The main program is being imported by a worker. */
  importsMain: boolean;
  /** Workers that were started. */
  children: number;
}

export const processState = perInterpreter<ProcessState>('multiprocessing', () => ({
  name: 'MainProcess',
  importsMain: false,
  children: 0,
}));
