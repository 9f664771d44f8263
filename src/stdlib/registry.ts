/** The modules of the library by name: the only list of them. A module is made when it is first imported. */
// Types of the library derive from the built-in ones, which have to be complete by then.
import '../runtime/builtins/index.ts';

import type { PackedModule } from '../runtime/importing/importer.ts';
import type { ModuleDefinition } from '../runtime/objects/define-module.ts';
import future from './__future__.ts';
import _thread from './_thread.ts';
import abc from './abc/index.ts';
import abcMachinery from './abc/machinery.ts';
import asyncio from './asyncio/index.ts';
import bisect from './bisect.ts';
import { abcModules } from './collections/abc/index.ts';
import collections, { accelerator as collectionsAccelerator } from './collections/index.ts';
import concurrentFutures from './concurrent/futures/index.ts';
import { futuresSubmodules } from './concurrent/futures/submodules.ts';
import concurrent from './concurrent/index.ts';
import contextlib from './contextlib/index.ts';
import contextvars from './contextvars.ts';
import enumeration from './enum.py';
import functools from './functools/index.ts';
import heapq from './heapq/index.ts';
import io, { builtinIO } from './io.ts';
import itertools from './itertools/index.ts';
import keyword from './keyword.py';
import multiprocessing from './multiprocessing.ts';
import operator from './operator/index.ts';
import os from './os/index.ts';
import posixpath from './os/path.ts';
import queue from './queue.ts';
import random from './random/index.ts';
import re from './re/index.ts';
import reprlib from './reprlib.py';
import sys from './sys.ts';
import threading from './threading/index.ts';
import time from './time/index.ts';
import traceback from './traceback/index.ts';
import types from './types.py';
import warnings from './warnings/index.ts';

const definitions: readonly ModuleDefinition[] = [
  future,
  _thread,
  asyncio,
  random,
  re,
  sys,
  traceback,
  warnings,
  contextlib,
  contextvars,
  time,
  threading,
  concurrent,
  concurrentFutures,
  ...futuresSubmodules,
  queue,
  os,
  posixpath,
  multiprocessing,
  abc,
  abcMachinery,
  ...abcModules,
  collections,
  collectionsAccelerator,
  heapq,
  bisect,
  functools,
  operator,
  itertools,
  io,
  builtinIO,
];

const modules: ReadonlyMap<string, ModuleDefinition> = new Map(
  definitions.map((module) => [module.name, module]),
);

const module = (name: string, tree: string): [string, PackedModule] => [name, { tree, isPackage: false }];

/** Modules written in Python. */
const packed: ReadonlyMap<string, PackedModule> = new Map([
  module('enum', enumeration),
  module('keyword', keyword),
  module('reprlib', reprlib),
  module('types', types),
]);

export function libraryModule(name: string): ModuleDefinition | PackedModule | undefined {
  return modules.get(name) ?? packed.get(name);
}

/** As `sys.builtin_module_names` and `sys.stdlib_module_names` tell. */
export function libraryNames(): string[] {
  return [...modules.keys(), ...packed.keys()];
}
