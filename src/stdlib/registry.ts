/** The modules of the library by name: the only list of them. A module is made when it is first imported. */
// Types of the library derive from the built-in ones, which have to be complete by then.
import '../runtime/builtins/index.ts';

import type { PackedModule } from '../runtime/importing/importer.ts';
import type { ModuleDefinition } from '../runtime/objects/define-module.ts';
import future from './__future__.ts';
import stringMachinery from './_string.ts';
import _thread from './_thread.ts';
import abc from './abc/index.ts';
import abcMachinery from './abc/machinery.ts';
import asyncio from './asyncio/index.ts';
import bisect from './bisect.ts';
import codecs from './codecs/codecs.py';
import codecMachinery from './codecs/machinery.ts';
import { abcModules } from './collections/abc/index.ts';
import collections, { accelerator as collectionsAccelerator } from './collections/index.ts';
import concurrentFutures from './concurrent/futures/index.ts';
import { futuresSubmodules } from './concurrent/futures/submodules.ts';
import concurrent from './concurrent/index.ts';
import contextlib from './contextlib/index.ts';
import contextvars from './contextvars.ts';
import copy from './copy/index.ts';
import copyreg from './copyreg.ts';
import dataclasses from './dataclasses.py';
import enumeration from './enum.py';
import errno from './errno.ts';
import fnmatch from './fnmatch.py';
import functools from './functools/index.ts';
import gc from './gc.ts';
import heapq from './heapq/index.ts';
import importlib from './importlib/__init__.py';
import importlibMachinery from './importlib/machinery.py';
import importlibUtil from './importlib/util.py';
import io, { builtinIO } from './io.ts';
import itertools from './itertools/index.ts';
import keyword from './keyword.py';
import linecache from './linecache.py';
import math from './math/index.ts';
import multiprocessing from './multiprocessing.ts';
import operator from './operator/index.ts';
import os from './os/index.ts';
import posixpath from './os/path.ts';
import queue from './queue.ts';
import random from './random/index.ts';
import re from './re/index.ts';
import reprlib from './reprlib.py';
import string from './string.py';
import sys from './sys.ts';
import textwrap from './textwrap.py';
import threading from './threading/index.ts';
import time from './time/index.ts';
import traceback from './traceback/index.ts';
import types from './types.py';
import unittest from './unittest/__init__.py';
import unittestMain from './unittest/__main__.py';
import unittestLog from './unittest/_log.py';
import unittestAsyncCase from './unittest/async_case.py';
import unittestCase from './unittest/case.py';
import unittestLoader from './unittest/loader.py';
import unittestProgram from './unittest/main.py';
import unittestResult from './unittest/result.py';
import unittestRunner from './unittest/runner.py';
import unittestSignals from './unittest/signals.py';
import unittestSuite from './unittest/suite.py';
import unittestUtil from './unittest/util.py';
import warnings from './warnings/index.ts';
import weakref, { accelerator as weakrefAccelerator, weakSetModule } from './weakref/index.ts';

const definitions: readonly ModuleDefinition[] = [
  future,
  _thread,
  errno,
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
  weakref,
  weakrefAccelerator,
  weakSetModule,
  copy,
  copyreg,
  gc,
  heapq,
  bisect,
  functools,
  operator,
  itertools,
  math,
  io,
  builtinIO,
  codecMachinery,
  stringMachinery,
];

const modules: ReadonlyMap<string, ModuleDefinition> = new Map(
  definitions.map((module) => [module.name, module]),
);

const module = (name: string, tree: string): [string, PackedModule] => [name, { tree, isPackage: false }];

/** Modules written in Python. */
const packed: ReadonlyMap<string, PackedModule> = new Map([
  module('dataclasses', dataclasses),
  module('codecs', codecs),
  module('enum', enumeration),
  module('fnmatch', fnmatch),
  ['importlib', { tree: importlib, isPackage: true }],
  module('importlib.machinery', importlibMachinery),
  module('importlib.util', importlibUtil),
  module('keyword', keyword),
  module('linecache', linecache),
  module('reprlib', reprlib),
  module('string', string),
  module('textwrap', textwrap),
  module('types', types),
  ['unittest', { tree: unittest, isPackage: true }],
  module('unittest.__main__', unittestMain),
  module('unittest._log', unittestLog),
  module('unittest.async_case', unittestAsyncCase),
  module('unittest.case', unittestCase),
  module('unittest.loader', unittestLoader),
  module('unittest.main', unittestProgram),
  module('unittest.result', unittestResult),
  module('unittest.runner', unittestRunner),
  module('unittest.signals', unittestSignals),
  module('unittest.suite', unittestSuite),
  module('unittest.util', unittestUtil),
]);

export function libraryModule(name: string): ModuleDefinition | PackedModule | undefined {
  return modules.get(name) ?? packed.get(name);
}

/** As `sys.builtin_module_names` and `sys.stdlib_module_names` tell. */
export function libraryNames(): string[] {
  return [...modules.keys(), ...packed.keys()];
}
