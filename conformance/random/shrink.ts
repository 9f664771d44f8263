/** Smaller versions of a program, the smallest first: without statements, without what is around them, with less in brackets. */

/** Lines that follow each other, or characters. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

export function* smaller(program: string): Generator<string, undefined> {
  for (const text of changed(program)) if (text.length < program.length) yield text;
  return undefined;
}

function* changed(program: string): Generator<string, undefined> {
  const lines = program.split('\n').slice(0, -1);
  const join = (parts: readonly string[]): string => parts.map((line) => `${line}\n`).join('');
  const instead = ({ from, to }: Piece, ...others: readonly string[]): string =>
    join([...lines.slice(0, from), ...others, ...lines.slice(to)]);
  for (const chunk of chunksOf(lines)) yield instead(chunk);
  const inside = (piece: Piece): boolean => depthOf(lines[piece.from]!) > 0 && !isKept(lines[piece.from]!);
  const pieces = piecesOf(lines).filter(inside);
  const larger = (x: Piece, y: Piece): number => y.to - y.from - (x.to - x.from);
  for (const piece of [...statementsOf(lines, pieces), ...pieces].sort(larger)) {
    if (!lines.slice(piece.from, piece.to).every(isKept)) yield instead(piece);
  }
  for (const statement of statementsOf(lines, pieces)) {
    for (const clause of pieces.filter(({ from, to }) => from >= statement.from && to <= statement.to)) {
      if (depthOf(lines[clause.from]!) !== depthOf(lines[statement.from]!)) continue;
      const suite = lines.slice(clause.from + 1, clause.to).filter((line) => !isKept(line));
      yield instead(statement, ...suite.map((line) => line.slice(4)));
    }
  }
  for (const piece of pieces) {
    if (piece.to - piece.from > 1)
      yield instead(piece, lines[piece.from]!, `${indentOf(lines[piece.from]!)}    pass`);
  }
  for (const [at, line] of lines.entries()) {
    for (const shorter of smallerLines(line)) yield instead({ from: at, to: at + 1 }, shorter);
  }
  return undefined;
}

/** Loops and recursion would not end without their ticks; the statement's own `try` says how it ends. */
function isKept(line: string): boolean {
  return /^ *tick\(\)$|^ {4}say\('end'/.test(line);
}

function indentOf(line: string): string {
  return /^ */.exec(line)![0];
}

function depthOf(line: string): number {
  return indentOf(line).length;
}

/** The statements on top, each with the `try` around it. */
function chunksOf(lines: readonly string[]): Piece[] {
  const starts = [...lines.keys()].filter((at) => lines[at]!.startsWith('left = '));
  return starts.map((from, i) => ({ from, to: starts[i + 1] ?? lines.length }));
}

/** A line with what is indented below it: a statement or a clause. */
function piecesOf(lines: readonly string[]): Piece[] {
  return lines.map((line, from) => {
    let to = from + 1;
    while (to < lines.length && depthOf(lines[to]!) > depthOf(line)) to++;
    return { from, to };
  });
}

/** Statements with all their clauses. */
function statementsOf(lines: readonly string[], pieces: readonly Piece[]): Piece[] {
  const starts = pieces.filter(({ from, to }) => to - from > 1 && !continues(lines[from]!));
  return starts.map(({ from, to }) => {
    let end = to;
    while (end < lines.length && depthOf(lines[end]!) === depthOf(lines[from]!) && continues(lines[end]!)) {
      end++;
      while (end < lines.length && depthOf(lines[end]!) > depthOf(lines[from]!)) end++;
    }
    return { from, to: end };
  });
}

function continues(line: string): boolean {
  return /^ *(?:elif|else|except|finally)\b/.test(line);
}

/** What is in brackets instead of a bracketed part, nothing between brackets, one argument less; `0` for a call. */
function* smallerLines(line: string): Generator<string, undefined> {
  for (const { from, to } of brackets(line)) {
    const [before, inside, after] = [line.slice(0, from), line.slice(from + 1, to), line.slice(to + 1)];
    if (/(?:tick|print|say)$/.test(before) && !before.endsWith('print')) continue;
    const head = /[\w.]*$/.exec(before)![0];
    const outside = before.slice(0, before.length - head.length);
    if (head !== '' || inside !== '') yield `${outside}0${after}`;
    if (inside !== '') yield `${before}${line[from]}${line[to]}${after}`;
    if (head !== '') yield `${outside}${inside}${after}`;
    const parts = split(inside);
    for (let i = 0; i < parts.length && parts.length > 1; i++) {
      const fewer = parts
        .filter((_, at) => at !== i)
        .join(',')
        .trim();
      yield `${before}${line[from]}${fewer}${line[to]}${after}`;
      if (line[from] === '(' && head === '') yield `${before}${parts[i]!.trim()}${after}`;
    }
    if (parts.length === 1 && line[from] === '(' && head === '') {
      for (const part of inside.split(/ (?:and|or|if|else|in|not|is|[-+*/%&|^<>=@!]+) /))
        if (part !== inside) yield `${before}(${part})${after}`;
    }
  }
  return undefined;
}

function brackets(line: string): Piece[] {
  const open: number[] = [];
  const found: Piece[] = [];
  for (let at = 0; at < line.length; at++) {
    if ('([{'.includes(line[at]!)) open.push(at);
    else if (')]}'.includes(line[at]!)) {
      const from = open.pop();
      if (from !== undefined) found.push({ from, to: at });
    }
  }
  return found.sort((x, y) => y.to - y.from - (x.to - x.from));
}

function split(inside: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of inside) {
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
