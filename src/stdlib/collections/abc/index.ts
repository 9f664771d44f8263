/** `collections.abc`, and `_collections_abc`. CPython: Lib/_collections_abc.py; docs: library/collections.abc.html. */
import { defineModule, type ModuleDefinition } from '../../../runtime/objects/define-module.ts';
import { callableAliasType } from './callable-alias.ts';
import { asyncGeneratorClass, coroutineClass, generatorClass } from './generators.ts';
import { mappingClass, mutableMappingClass } from './mapping.ts';
import {
  asyncIterableClass,
  asyncIteratorClass,
  awaitableClass,
  bufferClass,
  callableClass,
  collectionClass,
  containerClass,
  hashableClass,
  iterableClass,
  iteratorClass,
  reversibleClass,
  sizedClass,
} from './one-trick.ts';
import { byteStringClass, mutableSequenceClass, sequenceClass } from './sequence.ts';
import { mutableSetClass, setClass } from './set.ts';
import { itemsViewClass, keysViewClass, mappingViewClass, valuesViewClass } from './views.ts';

const definition = defineModule('collections.abc', () => ({
  doc: 'Abstract Base Classes (ABCs) for collections, according to PEP 3119.\n\nUnit tests are in test_collections.\n',
  classes: [
    awaitableClass,
    coroutineClass,
    asyncIterableClass,
    asyncIteratorClass,
    asyncGeneratorClass,
    hashableClass,
    iterableClass,
    iteratorClass,
    generatorClass,
    reversibleClass,
    sizedClass,
    containerClass,
    callableClass,
    collectionClass,
    setClass,
    mutableSetClass,
    mappingClass,
    mutableMappingClass,
    mappingViewClass,
    keysViewClass,
    itemsViewClass,
    valuesViewClass,
    sequenceClass,
    mutableSequenceClass,
    byteStringClass,
    bufferClass,
  ],
  types: [callableAliasType()],
  all: [
    'Awaitable',
    'Coroutine',
    'AsyncIterable',
    'AsyncIterator',
    'AsyncGenerator',
    'Hashable',
    'Iterable',
    'Iterator',
    'Generator',
    'Reversible',
    'Sized',
    'Container',
    'Callable',
    'Collection',
    'Set',
    'MutableSet',
    'Mapping',
    'MutableMapping',
    'MappingView',
    'KeysView',
    'ItemsView',
    'ValuesView',
    'Sequence',
    'MutableSequence',
    'ByteString',
    'Buffer',
  ],
}));

/** The names are the same; the module that CPython has them in says that it is the other one. */
export const abcModules: readonly ModuleDefinition[] = [
  definition,
  { name: '_collections_abc', create: definition.create },
];
