/** The modules of the library by name: the only list of them. A module is made when it is first imported. */
// Types of the library derive from the built-in ones, which have to be complete by then.
import '../runtime/builtins/index.ts';

import type { PackedModule } from '../runtime/importing/importer.ts';
import type { ModuleDefinition } from '../runtime/objects/define-module.ts';
import future from './__future__.ts';
import colorize from './_colorize.py';
import stringMachinery from './_string.ts';
import _thread from './_thread.ts';
import tokenizeMachinery from './_tokenize.ts';
import abc from './abc/index.ts';
import abcMachinery from './abc/machinery.ts';
import argparse from './argparse/__init__.py';
import argparseActions from './argparse/_actions.py';
import argparseContainers from './argparse/_containers.py';
import argparseFormatting from './argparse/_formatting.py';
import argparseParser from './argparse/_parser.py';
import argparseRun from './argparse/_run.py';
import argparseShared from './argparse/_shared.py';
import array from './array/index.ts';
import ast from './ast/ast.py';
import astMachinery from './ast/machinery.ts';
import astUnparse from './ast/unparse.py';
import asyncio from './asyncio/index.ts';
import atexit from './atexit.ts';
import bisect, { bisectAccelerator } from './bisect.ts';
import codecs from './codecs/codecs.py';
import codecMachinery from './codecs/machinery.ts';
import { abcModules } from './collections/abc/index.ts';
import collections, { accelerator as collectionsAccelerator } from './collections/index.ts';
import concurrentFutures from './concurrent/futures/index.ts';
import { futuresSubmodules } from './concurrent/futures/submodules.ts';
import concurrent from './concurrent/index.ts';
import contextlib from './contextlib/index.ts';
import contextvars, { contextvarsAccelerator } from './contextvars.ts';
import copy from './copy/index.ts';
import copyreg from './copyreg.ts';
import dataclasses from './dataclasses.py';
import difflib from './difflib.py';
import enumeration from './enum.py';
import errno from './errno.ts';
import fnmatch from './fnmatch.py';
import functools, { functoolsAccelerator } from './functools/index.ts';
import gc from './gc.ts';
import heapq, { heapqAccelerator } from './heapq/index.ts';
import importlib from './importlib/__init__.py';
import importlibLoader from './importlib/_abc.py';
import importlibBootstrap from './importlib/_bootstrap.py';
import importlibExternal from './importlib/_bootstrap_external.py';
import importlibFrozen from './importlib/_frozen.py';
import importlibMethods from './importlib/_methods.py';
import importlibAbc from './importlib/abc.py';
import importlibMachinery from './importlib/machinery.py';
import { imp, importingMachinery } from './importlib/native.ts';
import importlibUtil from './importlib/util.py';
import inspect from './inspect/__init__.py';
import inspectMain from './inspect/__main__.py';
import inspectClasses from './inspect/_classes.py';
import inspectCommand from './inspect/_command.py';
import inspectFrames from './inspect/_frames.py';
import inspectSignatures from './inspect/_signatures.py';
import inspectSources from './inspect/_sources.py';
import inspectMachinery from './inspect/machinery.ts';
import io, { builtinIO } from './io.ts';
import itertools from './itertools/index.ts';
import keyword from './keyword.py';
import linecache from './linecache.py';
import math from './math/index.ts';
import multiprocessing from './multiprocessing.ts';
import operator, { operatorAccelerator } from './operator/index.ts';
import os, { posix } from './os/index.ts';
import posixpath from './os/path.ts';
import pprint from './pprint.py';
import pydoc from './pydoc.py';
import queue, { queueAccelerator } from './queue.ts';
import random from './random/index.ts';
import re from './re/index.ts';
import reprlib from './reprlib.py';
import string from './string.py';
import struct, { structMachinery } from './struct/index.ts';
import sys from './sys.ts';
import textwrap from './textwrap.py';
import threading from './threading/index.ts';
import time from './time/index.ts';
import token from './token.py';
import tokenize from './tokenize.py';
import tracebackMachinery from './traceback/machinery.ts';
import traceback from './traceback/traceback.py';
import types from './types.py';
import typing from './typing/__init__.py';
import typingMachinery from './typing/machinery.ts';
import unittest from './unittest/__init__.py';
import unittestMain from './unittest/__main__.py';
import unittestLog from './unittest/_log.py';
import unittestAsyncCase from './unittest/async_case.py';
import unittestCase from './unittest/case.py';
import unittestLoader from './unittest/loader.py';
import unittestProgram from './unittest/main.py';
import unittestMock from './unittest/mock.py';
import unittestResult from './unittest/result.py';
import unittestRunner from './unittest/runner.py';
import unittestSignals from './unittest/signals.py';
import unittestSuite from './unittest/suite.py';
import unittestUtil from './unittest/util.py';
import { warningsAccelerator, warningsCore } from './warnings/machinery.ts';
import warnings from './warnings/warnings.py';
import weakref, { accelerator as weakrefAccelerator, weakSetModule } from './weakref/index.ts';

const definitions: readonly ModuleDefinition[] = [
  future,
  _thread,
  errno,
  asyncio,
  random,
  re,
  sys,
  tracebackMachinery,
  warningsAccelerator,
  warningsCore,
  atexit,
  contextlib,
  contextvars,
  contextvarsAccelerator,
  time,
  threading,
  concurrent,
  concurrentFutures,
  ...futuresSubmodules,
  queue,
  queueAccelerator,
  os,
  posix,
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
  heapqAccelerator,
  bisect,
  bisectAccelerator,
  functools,
  functoolsAccelerator,
  operator,
  operatorAccelerator,
  itertools,
  math,
  io,
  builtinIO,
  codecMachinery,
  stringMachinery,
  typingMachinery,
  tokenizeMachinery,
  astMachinery,
  inspectMachinery,
  array,
  struct,
  structMachinery,
  importingMachinery,
  imp,
];

const modules: ReadonlyMap<string, ModuleDefinition> = new Map(
  definitions.map((module) => [module.name, module]),
);

const module = (name: string, tree: () => string): [string, PackedModule] => [
  name,
  { tree, isPackage: false },
];

/** Modules written in Python. */
const packed: ReadonlyMap<string, PackedModule> = new Map([
  module('_ast_unparse', astUnparse),
  module('_colorize', colorize),
  ['argparse', { tree: argparse, isPackage: true }],
  module('argparse._actions', argparseActions),
  module('argparse._containers', argparseContainers),
  module('argparse._formatting', argparseFormatting),
  module('argparse._parser', argparseParser),
  module('argparse._run', argparseRun),
  module('argparse._shared', argparseShared),
  module('ast', ast),
  module('dataclasses', dataclasses),
  module('codecs', codecs),
  module('difflib', difflib),
  module('enum', enumeration),
  module('fnmatch', fnmatch),
  ['importlib', { tree: importlib, isPackage: true }],
  module('_frozen_importlib', importlibFrozen),
  module('_frozen_importlib_external', importlibFrozen),
  module('importlib._abc', importlibLoader),
  module('importlib._bootstrap', importlibBootstrap),
  module('importlib._bootstrap_external', importlibExternal),
  module('importlib._methods', importlibMethods),
  module('importlib.abc', importlibAbc),
  module('importlib.machinery', importlibMachinery),
  module('importlib.util', importlibUtil),
  ['inspect', { tree: inspect, isPackage: true }],
  module('inspect.__main__', inspectMain),
  module('inspect._classes', inspectClasses),
  module('inspect._command', inspectCommand),
  module('inspect._frames', inspectFrames),
  module('inspect._signatures', inspectSignatures),
  module('inspect._sources', inspectSources),
  module('keyword', keyword),
  module('linecache', linecache),
  module('pprint', pprint),
  module('pydoc', pydoc),
  module('reprlib', reprlib),
  module('string', string),
  module('textwrap', textwrap),
  module('token', token),
  module('tokenize', tokenize),
  module('traceback', traceback),
  module('types', types),
  module('typing', typing),
  ['unittest', { tree: unittest, isPackage: true }],
  module('unittest.__main__', unittestMain),
  module('unittest._log', unittestLog),
  module('unittest.async_case', unittestAsyncCase),
  module('unittest.case', unittestCase),
  module('unittest.loader', unittestLoader),
  module('unittest.main', unittestProgram),
  module('unittest.mock', unittestMock),
  module('unittest.result', unittestResult),
  module('unittest.runner', unittestRunner),
  module('unittest.signals', unittestSignals),
  module('unittest.suite', unittestSuite),
  module('unittest.util', unittestUtil),
  module('warnings', warnings),
]);

export function libraryModule(name: string): ModuleDefinition | PackedModule | undefined {
  return modules.get(name) ?? packed.get(name);
}

/** As `sys.builtin_module_names` and `sys.stdlib_module_names` tell. */
export function libraryNames(): string[] {
  return [...modules.keys(), ...packed.keys()];
}
