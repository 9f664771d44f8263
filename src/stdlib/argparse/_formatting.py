"""`argparse`: usage and help as text. Docs: library/argparse.html#formatter-class."""

import os
import re
import sys

from argparse._shared import OPTIONAL, SUPPRESS, ZERO_OR_MORE, _

__name__ = "argparse"


def _terminal_width():
    """As `shutil.get_terminal_size` has it."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns
        except (AttributeError, ValueError, OSError):
            columns = 80
    return columns or 80


class HelpFormatter:
    """Formatter for generating usage messages and argument help strings.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _terminal_width() - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._current_section = self._Section(self, None)
        self._whitespace_matcher = re.compile(r"\s+", re.ASCII)
        self._long_break_matcher = re.compile(r"\n\n\n+")

    # ── Sections ─────────────────────────────────────────────────────────────────────────────────────

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            content = formatter._join_parts([make(*args) for make, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not content:
                return ""
            heading = ""
            if self.heading is not SUPPRESS and self.heading is not None:
                text = _("%(heading)s:") % {"heading": self.heading}
                heading = f"{' ' * formatter._current_indent}{text}\n"
            return formatter._join_parts(["\n", heading, content, "\n"])

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, "Indent decreased below 0."
        self._level -= 1

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    # ── What sections are made of ────────────────────────────────────────────────────────────────────

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for subaction in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(subaction)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if not text:
            return text
        return self._long_break_matcher.sub("\n\n", text).strip("\n") + "\n"

    def _join_parts(self, part_strings):
        return "".join(part for part in part_strings if part and part is not SUPPRESS)

    # ── Usage ────────────────────────────────────────────────────────────────────────────────────────

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = _("usage: ")
        if usage is not None:
            usage = usage % {"prog": self._prog}
        else:
            usage = str(self._prog)
            if actions:
                usage = self._usage_of_actions(usage, actions, groups, prefix)
        return f"{prefix}{usage}\n\n"

    def _usage_of_actions(self, prog, actions, groups, prefix):
        options = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        in_one_line = " ".join(filter(None, [prog, self._format_actions_usage(options + positionals, groups)]))
        width = self._width - self._current_indent
        if len(prefix) + len(in_one_line) <= width:
            return in_one_line
        option_parts = self._get_actions_usage_parts(options, groups)
        positional_parts = self._get_actions_usage_parts(positionals, groups)
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = len(prefix) + len(prog) + 1
            if option_parts:
                lines = _lines_of_parts([prog, *option_parts], indent, width, first=len(prefix))
                lines += _lines_of_parts(positional_parts, indent, width)
            elif positional_parts:
                lines = _lines_of_parts([prog, *positional_parts], indent, width, first=len(prefix))
            else:
                lines = [prog]
        else:
            indent = len(prefix)
            lines = _lines_of_parts(option_parts + positional_parts, indent, width)
            if len(lines) > 1:
                lines = [line for parts in (option_parts, positional_parts) for line in _lines_of_parts(parts, indent, width)]
            lines.insert(0, prog)
        return "\n".join(lines)

    def _format_actions_usage(self, actions, groups):
        return " ".join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        spans = self._group_spans(actions, groups)
        grouped = {action for group in spans.values() for action in group._group_actions}
        parts = [self._usage_part(action, action in grouped) for action in actions]
        joined = set()
        for start, end in sorted(spans, reverse=True):
            _join_group(parts, start, end, spans[start, end].required, joined)
        return [part for part in parts if part is not None]

    def _group_spans(self, actions, groups):
        """Where groups stand whose actions are next to each other."""
        spans = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f"empty group {group}")
            if members[0] not in actions or all(action.help is SUPPRESS for action in members):
                continue
            start = actions.index(members[0])
            end = start + len(members)
            if actions[start:end] == members:
                spans[start, end] = group
        return spans

    def _usage_part(self, action, is_grouped):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if is_grouped and part[0] == "[" and part[-1] == "]" else part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            metavar = self._get_default_metavar_for_optional(action)
            part = f"{action.option_strings[0]} {self._format_args(action, metavar)}"
        return part if action.required or is_grouped else f"[{part}]"

    # ── Arguments ────────────────────────────────────────────────────────────────────────────────────

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        header_width = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        begins_beside = bool(action.help) and len(header) <= header_width
        indent = " " * self._current_indent
        parts = [f"{indent}{header:<{header_width}}  " if begins_beside else f"{indent}{header}\n"]
        if action.help and action.help.strip():
            if text := self._expand_help(action):
                first, *others = self._split_lines(text, help_width)
                parts.append(f"{'' if begins_beside else ' ' * help_position}{first}\n")
                parts += [f"{' ' * help_position}{line}\n" for line in others]
        elif begins_beside:
            parts.append("\n")
        parts += [self._format_action(subaction) for subaction in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            (name,) = self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1)
            return name
        options = ", ".join(action.option_strings)
        if action.nargs == 0:
            return options
        return f"{options} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            metavar = action.metavar
        elif action.choices is not None:
            metavar = "{%s}" % ",".join(map(str, action.choices))
        else:
            metavar = default_metavar
        return lambda count: metavar if isinstance(metavar, tuple) else (metavar,) * count

    def _format_args(self, action, default_metavar):
        metavars = self._metavar_formatter(action, default_metavar)
        match action.nargs:
            case None:
                return "%s" % metavars(1)
            case "?":
                return "[%s]" % metavars(1)
            case "*":
                names = metavars(1)
                return ("[%s [%s ...]]" if len(names) == 2 else "[%s ...]") % names
            case "+":
                return "%s [%s ...]" % metavars(2)
            case "...":
                return "..."
            case "A...":
                return "%s ..." % metavars(1)
            case "==SUPPRESS==":
                return ""
        try:
            places = ["%s" for _i in range(action.nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(places) % metavars(action.nargs)

    def _expand_help(self, action):
        params = {name: value for name, value in vars(action).items() if value is not SUPPRESS}
        if self._prog is not SUPPRESS:
            params["prog"] = self._prog
        for name, value in params.items():
            if hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(self._whitespace_matcher.sub(" ", text).strip(), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        text = self._whitespace_matcher.sub(" ", text).strip()
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


def _lines_of_parts(parts, indent, width, first=None):
    """The parts in lines; `first` is what stands before the first line already, which is then not indented."""
    lines, line = [], []
    length = (indent if first is None else first) - 1
    for part in parts:
        if line and length + 1 + len(part) > width:
            lines.append(line)
            line, length = [], indent - 1
        line.append(part)
        length += len(part) + 1
    if line:
        lines.append(line)
    texts = [" " * indent + " ".join(line) for line in lines]
    if first is not None:
        texts[0] = texts[0][indent:]
    return texts


def _join_group(parts, start, end, required, joined):
    """Puts the bars and brackets of a group; `joined` are the places that have a bar from a group around."""
    shown = [part for part in parts[start:end] if part is not None]
    before, after = "[]" if not required else "()" if len(shown) > 1 else ("", "")
    shown[0] = before + shown[0]
    shown[-1] += after
    for place, part in enumerate(shown[:-1], start):
        if place not in joined:
            joined.add(place)
            parts[place] = part + " |"
    last = start + len(shown) - 1
    parts[last] = shown[-1]
    parts[last + 1 : end] = [None] * (end - last - 1)


class RawDescriptionHelpFormatter(HelpFormatter):
    """Help message formatter which retains any formatting in descriptions.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Help message formatter which retains formatting of all help text.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help message formatter which adds default values to argument help.

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _get_help_string(self, action):
        text = action.help or ""
        tells = action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE)
        if tells and "%(default)" not in text and action.default is not SUPPRESS:
            text += _(" (default: %(default)s)")
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Help message formatter which uses the argument 'type' as the default
    metavar value (instead of the argument 'dest')

    Only the name of this class is considered a public API. All the methods
    provided by the class are considered an implementation detail.
    """

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
