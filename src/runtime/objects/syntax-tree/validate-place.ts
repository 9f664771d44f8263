/** Positions and names of nodes that programs make. CPython: Python/ast.c (VALIDATE_POSITIONS, validate_name). */
import type { Located } from '../../../parser/ast.ts';
import { raise } from '../../kernel/errors.ts';

export function validatePlace({ lineno, end_lineno, col_offset, end_col_offset }: Located): void {
  if (lineno > end_lineno) raise.valueError(`AST node line range (${lineno}, ${end_lineno}) is not valid`);
  if ((lineno < 0 && end_lineno !== lineno) || (col_offset < 0 && col_offset !== end_col_offset))
    raise.valueError(
      `AST node column range (${col_offset}, ${end_col_offset}) for line range (${lineno}, ${end_lineno}) is not valid`,
    );
  if (lineno === end_lineno && col_offset > end_col_offset)
    raise.valueError(`line ${lineno}, column ${col_offset}-${end_col_offset} is not a valid range`);
}

export function validateName(name: string): void {
  if (name === 'None' || name === 'True' || name === 'False')
    raise.valueError(`identifier field can't represent '${name}' constant`);
}
