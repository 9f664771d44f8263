/** The flags of `compile()`. CPython: Include/cpython/compile.h. */

/** As the module `ast` has them. */
export const treeFlags = {
  PyCF_ALLOW_TOP_LEVEL_AWAIT: 0x2000,
  PyCF_ONLY_AST: 0x400,
  PyCF_OPTIMIZED_AST: 0x8400,
  PyCF_TYPE_COMMENTS: 0x1000,
} as const;

/** The flag of `from __future__ import annotations`. */
export const TEXT_ANNOTATIONS = 0x1000000;

/** Every bit that CPython knows: `__future__` features and the `PyCF_` flags. */
export const KNOWN_FLAGS = 0x1fe0000 | 0x10 | 0x200 | 0x400 | 0x1000 | 0x2000 | 0x4000 | 0x8000;
