"""Extract, format and print information about Python stack traces."""

# CPython: Lib/traceback.py; docs: library/traceback.html. Where something stands out in a line is told by machinery.ts.

import collections
import collections.abc
import itertools
import linecache
import sys
import textwrap
import warnings

import _colorize
import _traceback
from _colorize import ANSIColors

__all__ = [
    "extract_stack",
    "extract_tb",
    "format_exception",
    "format_exception_only",
    "format_list",
    "format_stack",
    "format_tb",
    "print_exc",
    "format_exc",
    "print_exception",
    "print_last",
    "print_stack",
    "print_tb",
    "clear_frames",
    "FrameSummary",
    "StackSummary",
    "TracebackException",
    "walk_stack",
    "walk_tb",
]

# A limit that says: as the interpreter itself does, the innermost ones of `sys.tracebacklimit`.
BUILTIN_EXCEPTION_LIMIT = object()

_RECURSIVE_CUTOFF = 3

_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


# ── Stacks ───────────────────────────────────────────────────────────────────────────────────────


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or
    extract_stack() as a formatted stack trace to the given file."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing.

    Given a list of tuples or FrameSummary objects as returned by
    extract_tb() or extract_stack(), return a list of strings ready
    for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'.

    If 'limit' is omitted or None, all entries are printed.  If 'file'
    is omitted or None, the output goes to sys.stderr; otherwise
    'file' should be an open file or file-like object with a write()
    method."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of
    pre-processed entries from traceback."""
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_with_full_positions(tb), limit=limit)


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point.

    The optional 'f' argument can be used to specify an alternate
    stack frame at which to start. The optional 'limit' and 'file'
    arguments have the same meaning as for print_exception()."""
    print_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    return format_list(extract_stack(sys._getframe().f_back if f is None else f, limit=limit))


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame.

    The return value has the same format as for extract_tb().  The
    optional 'f' and 'limit' arguments have the same meaning as for
    print_stack().  Each item in the list is a quadruple (filename,
    line number, function name, text), and the entries are in order
    from oldest to newest stack frame."""
    summary = StackSummary.extract(walk_stack(sys._getframe().f_back if f is None else f), limit=limit)
    summary.reverse()
    return summary


def clear_frames(tb):
    "Clear all references to local variables in the frames of a traceback."
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # it is still running
        tb = tb.tb_next


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame.

    This will follow f.f_back from the given frame. If no frame is given, the
    current stack is used. Usually used with StackSummary.extract."""
    if f is None:
        # Past this generator, the two steps inside of StackSummary, and extract() itself.
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame.

    This will follow tb.tb_next (and thus is in the opposite order to
    walk_stack). Usually used with StackSummary.extract."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_with_full_positions(tb):
    while tb is not None:
        line, *rest = _get_code_position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, (tb.tb_lineno if line is None else line, *rest)
        tb = tb.tb_next


def _get_code_position(code, instruction_index):
    if instruction_index < 0:
        return None, None, None, None
    known = _traceback.position(code, instruction_index // 2)
    if known is not None:
        return known
    return next(itertools.islice(code.co_positions(), instruction_index // 2, None))


class FrameSummary:
    """Information about a single frame from a traceback.

    - :attr:`filename` The filename for the frame.
    - :attr:`lineno` The line within filename for the frame that was
      active when the frame was captured.
    - :attr:`name` The name of the function or method that was executing
      when the frame was captured.
    - :attr:`line` The text from the linecache module for the
      of code that was running when the frame was captured.
    - :attr:`locals` Either None if locals were not supplied, or a dict
      mapping the name to the repr() of the variable.
    """

    __slots__ = (
        "filename",
        "lineno",
        "end_lineno",
        "colno",
        "end_colno",
        "name",
        "_lines",
        "_lines_dedented",
        "locals",
    )

    def __init__(
        self,
        filename,
        lineno,
        name,
        *,
        lookup_line=True,
        locals=None,
        line=None,
        end_lineno=None,
        colno=None,
        end_colno=None,
    ):
        """Construct a FrameSummary.

        :param lookup_line: If True, `linecache` is consulted for the source
            code line. Otherwise, the line will be looked up when first needed.
        :param locals: If supplied the frame locals, which will be captured as
            object representations.
        :param line: If provided, use this instead of looking up the line in
            the linecache.
        """
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno = end_lineno if end_lineno is not None else lineno
        self.colno, self.end_colno = colno, end_colno
        self._lines, self._lines_dedented = line, None
        if lookup_line:
            self._set_lines()
        self.locals = None
        if locals:
            self.locals = {key: _safe_string(value, "local", func=repr) for key, value in locals.items()}

    def _as_tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            mine, theirs = ((x.filename, x.lineno, x.name, x.locals) for x in (self, other))
            return mine == theirs
        if isinstance(other, tuple):
            return self._as_tuple() == other
        return NotImplemented

    def __getitem__(self, pos):
        return self._as_tuple()[pos]

    def __iter__(self):
        return iter(list(self._as_tuple()))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    def _set_lines(self):
        if self._lines is not None or self.lineno is None or self.end_lineno is None:
            return
        numbers = range(self.lineno, self.end_lineno + 1)
        self._lines = "".join(linecache.getline(self.filename, number).rstrip() + "\n" for number in numbers) or "\n"

    @property
    def _original_lines(self):
        self._set_lines()
        return self._lines

    @property
    def _dedented_lines(self):
        self._set_lines()
        if self._lines_dedented is None and self._lines is not None:
            self._lines_dedented = textwrap.dedent(self._lines)
        return self._lines_dedented

    @property
    def line(self):
        self._set_lines()
        return None if self._lines is None else self._lines.partition("\n")[0].strip()


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """Create a StackSummary from a traceback or stack object.

        :param frame_gen: A generator that yields (frame, lineno) tuples
            whose summaries are to be included in the stack.
        :param limit: None to include all frames or the number of frames to
            include.
        :param lookup_lines: If True, lookup lines for each frame immediately,
            otherwise lookup is deferred until the frame is rendered.
        :param capture_locals: If True, the local variables from each frame will
            be captured as object representations into the FrameSummary.
        """
        only_lines = ((frame, (line, None, None, None)) for frame, line in frame_gen)
        return klass._extract_from_extended_frame_gen(
            only_lines, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals
        )

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        summary = klass()
        filenames = set()
        for frame, (line, end_line, column, end_column) in _limited(frame_gen, limit):
            code = frame.f_code
            filename = code.co_filename
            if filename not in filenames:
                filenames.add(filename)
                linecache.lazycache(filename, frame.f_globals)
            summary.append(
                FrameSummary(
                    filename,
                    line,
                    code.co_name,
                    lookup_line=False,
                    locals=frame.f_locals if capture_locals else None,
                    end_lineno=end_line,
                    colno=column,
                    end_colno=end_column,
                )
            )
        for filename in filenames:
            linecache.checkcache(filename)
        if lookup_lines:
            for entry in summary:
                entry._set_lines()
        return summary

    @classmethod
    def from_list(klass, a_list):
        """
        Create a StackSummary object from a supplied list of
        FrameSummary objects or old-style list of tuples.
        """
        summary = StackSummary()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            summary.append(entry)
        return summary

    def format_frame_summary(self, frame_summary, **kwargs):
        """Format the lines for a single FrameSummary.

        Returns a string representing one frame involved in the stack. This
        gets called for every frame to be printed in the stack summary.
        """
        colorize = kwargs.get("colorize", False)
        entry, filename = frame_summary, frame_summary.filename
        if filename.startswith("<stdin>-"):
            filename = "<stdin>"
        paint = _paint if colorize else _plain
        name = paint(ANSIColors.MAGENTA, entry.name)
        quoted = paint(ANSIColors.MAGENTA, f'"{filename}"')
        parts = [f"  File {quoted}, line {paint(ANSIColors.MAGENTA, entry.lineno)}, in {name}\n"]
        if entry._dedented_lines and entry._dedented_lines.strip():
            if entry.colno is None or entry.end_colno is None:
                parts.append(textwrap.indent(entry.line, "    ") + "\n")
            else:
                text = "".join(line + "\n" for line in self._marked_lines(entry, colorize))
                parts.append(textwrap.indent(textwrap.dedent(text), "    ", lambda line: True))
        if entry.locals:
            parts.extend(f"    {name} = {value}\n" for name, value in sorted(entry.locals.items()))
        return "".join(parts)

    def _marked_lines(self, entry, colorize):
        """The lines of the entry and the lines of carets below them, those left out as one that counts them."""
        segment = _Segment(entry)
        shows = self._should_show_carets(segment.start, segment.end, segment.lines, segment.anchors)
        before = -1
        for number in segment.significant_lines():
            if number - before == 2:
                yield from segment.marked(number - 1, shows, colorize)
            elif number - before > 2:
                yield f"...<{number - before - 1} lines>..."
            yield from segment.marked(number, shows, colorize)
            before = number

    def _should_show_carets(self, start_offset, end_offset, all_lines, anchors):
        return _traceback.worth_marking(all_lines, start_offset, end_offset, anchors is not None)

    def format(self, **kwargs):
        """Format the stack ready for printing.

        Returns a list of strings ready for printing.  Each string in the
        resulting list corresponds to a single frame from the stack.
        Each string ends in a newline; the strings may contain internal
        newlines as well, for those items with source text lines.

        For long sequences of the same frame and line, the first few
        repetitions are shown, followed by a summary line stating the exact
        number of further repetitions.
        """
        colorize = kwargs.get("colorize", False)
        shown = []
        place, count = None, 0

        def end_of_run():
            more = count - _RECURSIVE_CUTOFF
            if more > 0:
                shown.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        # Texts of repetitions are not shown, so they need not be made, except by a method of the program.
        is_ours = type(self).format_frame_summary is StackSummary.format_frame_summary
        for entry in self:
            here = entry.filename, entry.lineno, entry.name
            if is_ours and here == place and count >= _RECURSIVE_CUTOFF:
                count += 1
                continue
            text = self.format_frame_summary(entry, colorize=colorize)
            if text is None:
                continue
            if here != place:
                end_of_run()
                place, count = here, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                shown.append(text)
        end_of_run()
        return shown


def _limited(frames, limit):
    """The frames that a limit leaves; without one, `sys.tracebacklimit` is it."""
    if limit is not None and limit is not BUILTIN_EXCEPTION_LIMIT:
        return itertools.islice(frames, limit) if limit >= 0 else collections.deque(frames, maxlen=-limit)
    count = getattr(sys, "tracebacklimit", None)
    if count is None:
        return frames
    count = max(count, 0)
    return itertools.islice(frames, count) if limit is None else collections.deque(frames, maxlen=count)


class _Segment:
    """The lines of an entry without common indentation, where in them it begins and ends, and what stands out."""

    def __init__(self, entry):
        count = entry.end_lineno - entry.lineno
        original = entry._original_lines.splitlines()
        self.lines = entry._dedented_lines.splitlines()[: count + 1]
        removed = len(original[0]) - len(self.lines[0])
        self.start = max(0, _byte_offset_to_character_offset(original[0], entry.colno) - removed)
        self.end = max(0, _byte_offset_to_character_offset(original[count], entry.end_colno) - removed)
        self.start_column = _display_width(self.lines[0], offset=self.start)
        self.end_column = _display_width(self.lines[-1], offset=self.end)
        text = "\n".join(self.lines)
        self.anchors = _traceback.anchors(text[self.start : len(text) - (len(self.lines[-1]) - self.end)])
        if self.anchors is not None:
            self.anchors = tuple(self._on_terminal(*place) for place in self.anchors)

    def _on_terminal(self, line, column):
        return line, _display_width(self.lines[line], offset=column if line else column + self.start)

    def significant_lines(self):
        last = len(self.lines) - 1
        numbers = {0, last}
        for line, _ in self.anchors or ():
            numbers.update(range(max(line - 1, 0), min(line + 1, last) + 1))
        return sorted(numbers)

    def marked(self, number, with_carets, colorize):
        text = self.lines[number]
        if not with_carets:
            yield text
            return
        carets = self.carets(number)
        if not colorize:
            yield text
            yield carets
            return
        painted, marks = [], []
        for mark, group in itertools.groupby(itertools.zip_longest(text, carets, fillvalue=""), lambda pair: pair[1]):
            group = list(group)
            paint = {"^": ANSIColors.BOLD_RED, "~": ANSIColors.RED}.get(mark)
            for parts, which in (painted, 0), (marks, 1):
                part = "".join(pair[which] for pair in group)
                parts.append(part if paint is None else _paint(paint, part))
        yield "".join(painted)
        yield "".join(marks)

    def carets(self, number):
        text = self.lines[number]
        first = len(text) - len(text.lstrip())
        if number == 0:
            first = max(first, self.start_column)
        end = self.end_column if number == len(self.lines) - 1 else _display_width(text)
        if self.anchors is None:
            marks = "^" * (end - first)
        else:
            start, stop = self.anchors
            marks = "".join("^" if start <= (number, column) < stop else "~" for column in range(first, end))
        return " " * min(first, end) + marks


def _byte_offset_to_character_offset(str, offset):
    return len(str.encode("utf-8")[:offset].decode("utf-8", errors="replace"))


def _display_width(line, offset=None):
    return _traceback.display_width(line, len(line) if offset is None else offset)


def _paint(color, text):
    return f"{color}{text}{ANSIColors.RESET}"


def _plain(color, text):
    return str(text)


# ── Errors ───────────────────────────────────────────────────────────────────────────────────────


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'.

    This differs from print_tb() in the following ways: (1) if
    traceback is not None, it prints a header "Traceback (most recent
    call last):"; (2) it prints the exception type and value after the
    stack trace; (3) if type is SyntaxError and value has the
    appropriate format, it prints the line where the syntax error
    occurred with a caret on the next line indicating the approximate
    position of the error.
    """
    value, tb = _parse_value_tb(exc, value, tb)
    captured = TracebackException(type(value), value, tb, limit=limit, compact=True)
    captured.print(file=file, chain=chain, colorize=kwargs.get("colorize", False))


def _print_exception_bltin(exc, /):
    file = sys.stderr if sys.stderr is not None else sys.__stderr__
    colorize = _colorize.can_colorize()
    return print_exception(exc, limit=BUILTIN_EXCEPTION_LIMIT, file=file, colorize=colorize)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information.

    The arguments have the same meaning as the corresponding arguments
    to print_exception().  The return value is a list of strings, each
    ending in a newline and some containing internal newlines.  When
    these lines are concatenated and printed, exactly the same text is
    printed as does print_exception().
    """
    value, tb = _parse_value_tb(exc, value, tb)
    captured = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(captured.format(chain=chain, colorize=kwargs.get("colorize", False)))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """Format the exception part of a traceback.

    The return value is a list of strings, each ending in a newline.

    The list contains the exception's message, which is
    normally a single string; however, for :exc:`SyntaxError` exceptions, it
    contains several lines that (when printed) display detailed information
    about where the syntax error occurred. Following the message, the list
    contains the exception's ``__notes__``.

    When *show_group* is ``True``, and the exception is an instance of
    :exc:`BaseExceptionGroup`, the nested exceptions are included as
    well, recursively, with indentation relative to their nesting depth.
    """
    if value is _sentinel:
        value = exc
    captured = TracebackException(type(value), value, None, compact=True)
    return list(captured.format_exception_only(show_group=show_group, colorize=kwargs.get("colorize", False)))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """This is a shorthand for 'print_exception(sys.last_exc, limit=limit, file=file, chain=chain)'."""
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file, chain=chain)


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _sentinel:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def _write(parts, file):
    if file is None:
        file = sys.stderr
    for part in parts:
        print(part, file=file, end="")


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except:
        return f"<{what} {func.__name__}() failed>"


def _format_final_exc_line(etype, value, *, insert_final_newline=True, colorize=False):
    paint = _paint if colorize else _plain
    text = _safe_string(value, "exception")
    end = "\n" if insert_final_newline else ""
    name = paint(ANSIColors.BOLD_MAGENTA, etype)
    return f"{name}{end}" if value is None or not text else f"{name}: {paint(ANSIColors.MAGENTA, text)}{end}"


class _ExceptionPrintContext:
    """How deep in groups the text is, and whether the innermost box is still open at its bottom."""

    def __init__(self):
        self.exception_group_depth = 0
        self.need_close = False

    def indent(self):
        return "  " * self.exception_group_depth

    def emit(self, text_gen, margin_char=None):
        margin = f"{margin_char or '|'} " if self.exception_group_depth else ""
        for text in [text_gen] if isinstance(text_gen, str) else text_gen:
            yield textwrap.indent(text, self.indent() + margin, lambda line: True) if margin else text


class TracebackException:
    """An exception ready for rendering.

    The traceback module captures enough attributes from the original exception
    to this intermediary form to ensure that no references are held, while
    still being able to fully print or format it.

    max_group_width and max_group_depth control the formatting of exception
    groups. The depth refers to the nesting level of the group, and the width
    refers to the size of a single exception group's exceptions array. The
    formatted output is truncated when either limit is exceeded.

    Use `from_exception` to create TracebackException instances from exception
    objects, or the constructor to create TracebackException instances from
    individual components.
    """

    def __init__(
        self,
        exc_type,
        exc_value,
        exc_traceback,
        *,
        limit=None,
        lookup_lines=True,
        capture_locals=False,
        compact=False,
        max_group_width=15,
        max_group_depth=10,
        save_exc_type=True,
        _seen=None,
    ):
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_with_full_positions(exc_traceback),
            limit=limit,
            lookup_lines=lookup_lines,
            capture_locals=capture_locals,
        )
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as error:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe_string(error, '__notes__', repr)}"]
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if self._have_exc_type else None
        self.exc_type_module = exc_type.__module__ if self._have_exc_type else None
        self._is_syntax_error = bool(exc_type) and issubclass(exc_type, SyntaxError)
        if self._is_syntax_error:
            self._take_place(exc_value)
        elif exc_type:
            self._str += _advice(exc_type, exc_value, exc_traceback)
        if lookup_lines:
            self._load_lines()
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        # Who is asked for a single error leaves what belongs to it to the one that walks all of them.
        if _seen is None:
            seen = {id(exc_value)}

            def captured(error):
                seen.add(id(error))
                return TracebackException(
                    type(error),
                    error,
                    error.__traceback__,
                    limit=limit,
                    lookup_lines=lookup_lines,
                    capture_locals=capture_locals,
                    max_group_width=max_group_width,
                    max_group_depth=max_group_depth,
                    _seen=seen,
                )

            self._take_related(exc_value, captured, seen, compact)
        else:
            _seen.add(id(exc_value))

    def _take_place(self, error):
        self.filename, self.text, self.msg = error.filename, error.text, error.msg
        self.lineno = None if error.lineno is None else str(error.lineno)
        self.end_lineno = None if error.end_lineno is None else str(error.end_lineno)
        self.offset, self.end_offset = error.offset, error.end_offset

    def _take_related(self, exc_value, captured, seen, compact):
        """Captures causes, contexts and members, each error once, so that circles end."""
        waiting = [(self, exc_value)]
        while waiting:
            summary, error = waiting.pop()
            cause = context = members = None
            if error:
                if error.__cause__ is not None and id(error.__cause__) not in seen:
                    cause = captured(error.__cause__)
                is_wanted = not compact or (cause is None and not error.__suppress_context__)
                if is_wanted and error.__context__ is not None and id(error.__context__) not in seen:
                    context = captured(error.__context__)
                if isinstance(error, BaseExceptionGroup):
                    members = [captured(member) for member in error.exceptions]
            summary.__cause__, summary.__context__, summary.exceptions = cause, context, members
            if cause:
                waiting.append((cause, error.__cause__))
            if context:
                waiting.append((context, error.__context__))
            if members:
                waiting.extend(zip(members, error.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        return f"{module if isinstance(module, str) else '<unknown>'}.{self.exc_type_qualname}"

    def _load_lines(self):
        """Private API. force all lines in the stack to be loaded."""
        for entry in self.stack:
            entry._set_lines()

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Format the exception part of the traceback.

        The return value is a generator of strings, each ending in a newline.

        Generator yields the exception message.
        For :exc:`SyntaxError` exceptions, it
        also yields (before the exception message)
        several lines that (when printed)
        display detailed information about where the syntax error occurred.
        Following the message, generator also yields
        all the exception's ``__notes__``.

        When *show_group* is ``True``, and the exception is an instance of
        :exc:`BaseExceptionGroup`, the nested exceptions are included as
        well, recursively, with indentation relative to their nesting depth.
        """
        colorize = kwargs.get("colorize", False)
        indent = "   " * _depth
        name = self.exc_type_str
        if not self._have_exc_type:
            yield indent + _format_final_exc_line(None, self._str, colorize=colorize)
            return
        if self._is_syntax_error:
            for line in self._format_syntax_error(name, colorize=colorize):
                yield indent + line
        elif _depth == 0:
            yield _format_final_exc_line(name, self._str, colorize=colorize)
        else:
            text = _format_final_exc_line(name, self._str, insert_final_newline=False, colorize=colorize)
            for line in text.split("\n"):
                yield f"{indent}{line}\n"
        for line in self._note_lines():
            yield f"{indent}{line}\n"
        if self.exceptions and show_group:
            for each in self.exceptions:
                yield from each.format_exception_only(show_group=show_group, _depth=_depth + 1, colorize=colorize)

    def _note_lines(self):
        notes = self.__notes__
        if isinstance(notes, collections.abc.Sequence) and not isinstance(notes, (str, bytes)):
            for note in notes:
                yield from _safe_string(note, "note").split("\n")
        elif notes is not None:
            yield _safe_string(notes, "__notes__", func=repr)

    def _format_syntax_error(self, stype, **kwargs):
        """Format SyntaxError exceptions (internal helper)."""
        colorize = kwargs.get("colorize", False)
        paint = _paint if colorize else _plain
        suffix = ""
        if self.lineno is not None:
            filename = paint(ANSIColors.MAGENTA, f'"{self.filename or "<string>"}"')
            yield f"  File {filename}, line {paint(ANSIColors.MAGENTA, self.lineno)}\n"
        elif self.filename is not None:
            suffix = f" ({self.filename})"
        if self.text is not None:
            whole = self.text.rstrip("\n")
            shown = whole.lstrip(" \n\f")
            start, end = self._marked_range(len(whole), len(whole) - len(shown))
            if start is None or start < 0:
                yield f"    {shown}\n"
            else:
                middle = paint(ANSIColors.BOLD_RED, shown[start:end])
                yield f"    {shown[:start]}{middle}{shown[end:]}\n"
                # Other white space than blanks stays, so that the carets are below what they mark.
                blanks = "".join(each if each.isspace() else " " for each in shown[:start])
                yield f"    {blanks}{paint(ANSIColors.BOLD_RED, '^' * (end - start))}\n"
        name = paint(ANSIColors.BOLD_MAGENTA, stype)
        yield f"{name}: {paint(ANSIColors.MAGENTA, self.msg or '<no detail available>')}{suffix}\n"

    def _marked_range(self, length, removed):
        """From where to where a SyntaxError is marked, in the text without its first `removed` characters."""
        start = self.offset
        if start is None:
            return None, None
        end = length + 1 if self.lineno != self.end_lineno else self.end_offset or start
        if self.text and start > len(self.text):
            start = length + 1
        if self.text and end > len(self.text):
            end = length + 1
        if start >= end or end < 0:
            end = start + 1
        return start - 1 - removed, end - 1 - removed

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Format the exception.

        If chain is not *True*, *__cause__* and *__context__* will not be formatted.

        The return value is a generator of strings, each ending in a newline and
        some containing internal newlines. `print_exception` is a wrapper around
        this method which just prints the lines to a file.

        The message indicating which exception occurred is always the last
        string in the output.
        """
        colorize = kwargs.get("colorize", False)
        if _ctx is None:
            _ctx = _ExceptionPrintContext()
        chained = []
        each, link = self, None
        while each:
            before, link = None, None
            if chain and each.__cause__ is not None:
                before, link = each.__cause__, _cause_message
            elif chain and each.__context__ is not None and not each.__suppress_context__:
                before, link = each.__context__, _context_message
            chained.append((link, each))
            each = before
        for link, each in reversed(chained):
            if link is not None:
                yield from _ctx.emit(link)
            if each.exceptions is not None:
                yield from self._format_group(each, chain, _ctx, colorize)
                continue
            if each.stack:
                yield from _ctx.emit("Traceback (most recent call last):\n")
                yield from _ctx.emit(each.stack.format(colorize=colorize))
            yield from _ctx.emit(each.format_exception_only(colorize=colorize))

    def _format_group(self, group, chain, context, colorize):
        if context.exception_group_depth > self.max_group_depth:
            yield from context.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            return
        is_top = context.exception_group_depth == 0
        if is_top:
            context.exception_group_depth += 1
        if group.stack:
            heading = "Exception Group Traceback (most recent call last):\n"
            yield from context.emit(heading, margin_char="+" if is_top else None)
            yield from context.emit(group.stack.format(colorize=colorize))
        yield from context.emit(group.format_exception_only(colorize=colorize))
        shown = group.exceptions[: self.max_group_width]
        more = len(group.exceptions) - len(shown)
        last = len(shown) - (0 if more > 0 else 1)
        context.need_close = False
        for i in range(last + 1):
            # A group that is the last of a group closes the boxes of both.
            if i == last:
                context.need_close = True
            title = i + 1 if i < len(shown) else "..."
            yield f"{context.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            context.exception_group_depth += 1
            if i < len(shown):
                yield from shown[i].format(chain=chain, _ctx=context)  # sic: never in colours
            else:
                yield from context.emit(f"and {more} more exception{'s' if more > 1 else ''}\n")
            if i == last and context.need_close:
                yield f"{context.indent()}+------------------------------------\n"
                context.need_close = False
            context.exception_group_depth -= 1
        if is_top:
            context.exception_group_depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the result of self.format(chain=chain) to 'file'."""
        _write(self.format(chain=chain, colorize=kwargs.get("colorize", False)), file)


# ── What was probably meant ──────────────────────────────────────────────────────────────────────


def _advice(exc_type, exc_value, tb):
    """What is added to the message of an error about a name."""
    if issubclass(exc_type, ImportError) and getattr(exc_value, "name_from", None) is not None:
        wrong = exc_value.name_from
    elif issubclass(exc_type, (NameError, AttributeError)):
        wrong = getattr(exc_value, "name", None)
    else:
        return ""
    if wrong is None:
        return ""
    meant = _compute_suggestion_error(exc_value, tb, wrong)
    advice = f". Did you mean: '{meant}'?" if meant else ""
    if issubclass(exc_type, NameError) and wrong in sys.stdlib_module_names:
        advice += f"{' Or did' if meant else '. Did'} you forget to import '{wrong}'?"
    return advice


def _compute_suggestion_error(exc_value, tb, wrong_name):
    if not isinstance(wrong_name, str):
        return None
    frame = _innermost(tb)
    if isinstance(exc_value, NameError):
        if frame is None:
            return None
        known = [*frame.f_locals, *frame.f_globals, *frame.f_builtins]
        if "self" in frame.f_locals and hasattr(frame.f_locals["self"], wrong_name):
            return f"self.{wrong_name}"
    else:
        try:
            if isinstance(exc_value, ImportError):
                known, is_own = dir(__import__(exc_value.name)), False
            else:
                known = dir(exc_value.obj)
                is_own = frame is not None and "self" in frame.f_locals and frame.f_locals["self"] is exc_value.obj
        except Exception:
            return None
        if wrong_name[:1] != "_" and not is_own:
            known = [name for name in known if name[:1] != "_"]
    return _traceback.closest_name(known, wrong_name)


def _innermost(tb):
    if tb is None:
        return None
    while tb.tb_next is not None:
        tb = tb.tb_next
    return tb.tb_frame


def _levenshtein_distance(a, b, max_cost):
    return _traceback.edit_distance(a, b, max_cost)
