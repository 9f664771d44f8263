/** Second walk, first half: what each name of each block means. CPython: analyze_block in Python/symtable.c. */
import { type Block, binds, Did, type Meaning, type Variable } from './block.ts';
import type { Fail } from './fail.ts';

/** Finds the meanings in `block` and in all blocks inside it, outer ones first. */
export function findMeanings(block: Block, fail: Fail): void {
  const waiting = [block];
  for (let each = waiting.pop(); each !== undefined; each = waiting.pop()) {
    for (const [name, did] of each.symbols) each.meanings.set(name, meaningOf(each, name, did, fail));
    for (let i = each.children.length - 1; i >= 0; i--) waiting.push(each.children[i]!);
  }
}

function meaningOf(block: Block, name: string, did: number, fail: Fail): Meaning {
  if (did & Did.global) {
    if (did & Did.nonlocal) refuse(block, name, `name '${name}' is nonlocal and global`, fail);
    return { how: 'global' };
  }
  if (did & Did.nonlocal) return nonlocal(block, name, fail);
  if (did & binds) {
    return block.hasSlots ? { how: 'variable', variable: block.variable(name) } : { how: 'name' };
  }
  const inClass = block.seesClass ? meaningInClass(block, name) : null;
  if (inClass !== null) return inClass;
  const looksInClass = block.kind === 'class' || block.seesClass;
  const variable = outerVariable(block, name);
  if (variable !== null) {
    capture(block, variable);
    return { how: looksInClass ? 'classVariable' : 'variable', variable };
  }
  return { how: looksInClass || block.frame.kind === 'module' ? 'name' : 'global' };
}

function nonlocal(block: Block, name: string, fail: Fail): Meaning {
  if (block.kind === 'module') {
    refuse(block, name, 'nonlocal declaration not allowed at module level', fail);
  }
  const variable = outerVariable(block, name);
  if (variable === null) return refuse(block, name, `no binding for nonlocal '${name}' found`, fail);
  if ((variable.block.symbols.get(name) ?? 0) & Did.typeParameter && !isHidden(block, variable)) {
    refuse(block, name, `nonlocal binding not allowed for type parameter '${name}'`, fail);
  }
  capture(block, variable);
  return { how: block.kind === 'class' ? 'classVariable' : 'variable', variable };
}

/** A class body between the type parameter and `block` binds its name. `nonlocal` then passes, and means the parameter. */
function isHidden(block: Block, parameter: Variable): boolean {
  for (let outer = block.parent!; outer !== parameter.block; outer = outer.parent!) {
    const did = outer.symbols.get(parameter.name) ?? 0;
    if (did & binds && !(did & (Did.global | Did.nonlocal))) return true;
  }
  return false;
}

/** A name bound in the body of the class around an annotation scope. */
function meaningInClass(block: Block, name: string): Meaning | null {
  let around = block.parent!;
  while (around.kind !== 'class') around = around.parent!;
  const did = around.symbols.get(name) ?? 0;
  if (did & Did.global) return { how: 'global' };
  return did & binds && !(did & Did.nonlocal) ? { how: 'name' } : null;
}

/** The variable that `name` means outside of `block`, which class bodies in between do not change. */
function outerVariable(block: Block, name: string): Variable | null {
  for (let outer = block.parent; outer !== null; outer = outer.parent) {
    if (outer.kind === 'class') {
      if (name !== '__class__') continue;
      // sic: an inlined comprehension looks for a global
      if (outer === block.frame) return null;
      outer.classCell ??= { name, block: outer, isShared: true };
      return outer.classCell;
    }
    if (!outer.hasSlots) continue;
    const did = outer.symbols.get(name) ?? 0;
    if (did & Did.global) return null;
    if (did & binds && !(did & Did.nonlocal)) return outer.variable(name);
  }
  return null;
}

/** Passes the variable down from its frame to the frame that uses it. */
function capture(block: Block, variable: Variable): void {
  const owner = variable.block.frame;
  for (let frame = block.frame; frame !== owner && !frame.free.has(variable); frame = frame.parent!.frame) {
    frame.free.add(variable);
    variable.isShared = true;
  }
}

function refuse(block: Block, name: string, message: string, fail: Fail): never {
  return fail.at(message, block.directives.find((directive) => directive.name === name)!.at);
}
