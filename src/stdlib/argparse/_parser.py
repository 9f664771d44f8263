"""`argparse`: the parser. Docs: library/argparse.html#argumentparser-objects."""

import os
import re
import sys

from argparse._actions import ArgumentError, ArgumentTypeError
from argparse._containers import _ActionsContainer
from argparse._formatting import HelpFormatter
from argparse._run import _Run
from argparse._shared import (
    _UNRECOGNIZED_ARGS_ATTR,
    ONE_OR_MORE,
    OPTIONAL,
    PARSER,
    REMAINDER,
    SUPPRESS,
    ZERO_OR_MORE,
    _,
    _AttributeHolder,
    ngettext,
)

__name__ = "argparse"

# What each `nargs` takes of a pattern of A (argument), O (option) and - (the mark after which all are arguments).
_NARGS_PATTERNS = {
    None: "(-*A-*)",
    OPTIONAL: "(-*A?-*)",
    ZERO_OR_MORE: "(-*[A-]*)",
    ONE_OR_MORE: "(-*A[A-]*)",
    REMAINDER: "([-AO]*)",
    PARSER: "(-*A[-AO]*)",
    SUPPRESS: "(-*-*)",
}


class Namespace(_AttributeHolder):
    """Simple object for storing attributes.

    Implements equality by attribute names and values, and provides a simple
    string representation.
    """

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Object for parsing command line strings into Python objects.

    Keyword Arguments:
        - prog -- The name of the program (default:
            ``os.path.basename(sys.argv[0])``)
        - usage -- A usage message (default: auto-generated from arguments)
        - description -- A description of what the program does
        - epilog -- Text following the argument descriptions
        - parents -- Parsers whose arguments should be copied into this one
        - formatter_class -- HelpFormatter class for printing help messages
        - prefix_chars -- Characters that prefix optional arguments
        - fromfile_prefix_chars -- Characters that prefix files containing
            additional arguments
        - argument_default -- The default value for all arguments
        - conflict_handler -- String indicating how to handle conflicts
        - add_help -- Add a -h/-help option
        - allow_abbrev -- Allow long options to be abbreviated unambiguously
        - exit_on_error -- Determines whether or not ArgumentParser exits with
            error info when an error occurs
    """

    def __init__(
        self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
        prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
        allow_abbrev=True, exit_on_error=True,
    ):
        super().__init__(
            description=description, prefix_chars=prefix_chars, argument_default=argument_default,
            conflict_handler=conflict_handler,
        )
        self.prog = os.path.basename(sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group(_("positional arguments"))
        self._optionals = self.add_argument_group(_("options"))
        self._subparsers = None

        def identity(string):
            return string

        self.register("type", None, identity)
        if self.add_help:
            mark = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(
                mark + "h", mark * 2 + "help", action="help", default=SUPPRESS,
                help=_("show this help message and exit"),
            )
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = "prog usage description formatter_class conflict_handler add_help"
        return [(name, getattr(self, name)) for name in names.split()]

    # ── Adding ───────────────────────────────────────────────────────────────────────────────────────

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ArgumentError(None, _("cannot have multiple subparser arguments"))
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            title = kwargs.pop("title", _("subcommands"))
            self._subparsers = self.add_argument_group(title, kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = self._pop_action_class(kwargs, "parsers")(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # ── Parsing ──────────────────────────────────────────────────────────────────────────────────────

    def parse_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_args(args, namespace)
        self._refuse(extras)
        return namespace

    def parse_intermixed_args(self, args=None, namespace=None):
        namespace, extras = self.parse_known_intermixed_args(args, namespace)
        self._refuse(extras)
        return namespace

    def _refuse(self, extras):
        if extras:
            message = _("unrecognized arguments: %s") % " ".join(extras)
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        self._set_missing_defaults(namespace)
        if self.exit_on_error:
            try:
                namespace, args = self._parse_known_args(args, namespace)
            except ArgumentError as error:
                self.error(str(error))
        else:
            namespace, args = self._parse_known_args(args, namespace)
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            args.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, args

    def _set_missing_defaults(self, namespace):
        for action in self._actions:
            if action.dest is SUPPRESS or action.default is SUPPRESS:
                continue
            if not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)

    def _parse_known_args(self, arg_strings, namespace):
        if self.fromfile_prefix_chars is not None:
            arg_strings = self._read_args_from_files(arg_strings)
        return _Run(self, arg_strings, namespace).finish()

    def parse_known_intermixed_args(self, args=None, namespace=None):
        """First the options, while positional arguments are switched off, then these from what is left."""
        positionals = self._get_positional_actions()
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f"parse_intermixed_args: positional arg with nargs={action.nargs}")
        groups = self._mutually_exclusive_groups
        if any(action.dest for group in groups for action in group._group_actions if action in positionals):
            raise TypeError("parse_intermixed_args: positional in mutuallyExclusiveGroup")
        usage = self.usage
        try:
            if usage is None:
                self.usage = self.format_usage()[7:]  # errors tell the whole
            with _changed(positionals, nargs=SUPPRESS, default=SUPPRESS):
                namespace, rest = self.parse_known_args(args, namespace)
                for action in positionals:
                    if getattr(namespace, action.dest, None) == []:
                        from warnings import warn

                        warn(f"Do not expect {action.dest} in {namespace}")
                        delattr(namespace, action.dest)
            with _changed([*self._get_optional_actions(), *groups], required=False):
                return self.parse_known_args(rest, namespace)
        finally:
            self.usage = usage

    def _read_args_from_files(self, arg_strings):
        expanded = []
        for text in arg_strings:
            if not text or text[0] not in self.fromfile_prefix_chars:
                expanded.append(text)
                continue
            encoding, errors = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
            try:
                with open(text[1:], encoding=encoding, errors=errors) as file:
                    lines = file.read().splitlines()
                    inner = [arg for line in lines for arg in self.convert_arg_line_to_args(line)]
                    expanded += self._read_args_from_files(inner)
            except OSError as error:
                raise ArgumentError(None, str(error))
        return expanded

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    # ── How many arguments ───────────────────────────────────────────────────────────────────────────

    def _match_argument(self, action, arg_strings_pattern):
        match = re.match(self._get_nargs_pattern(action), arg_strings_pattern)
        if match is not None:
            return len(match[1])
        messages = {
            None: _("expected one argument"),
            OPTIONAL: _("expected at most one argument"),
            ONE_OR_MORE: _("expected at least one argument"),
        }
        message = messages.get(action.nargs)
        if message is None:
            message = ngettext("expected %s argument", "expected %s arguments", action.nargs) % action.nargs
        raise ArgumentError(action, message)

    def _match_arguments_partial(self, actions, arg_strings_pattern):
        """The numbers of arguments for as many of the actions as can have them."""
        patterns = [self._get_nargs_pattern(action) for action in actions]
        for count in range(len(patterns), 0, -1):
            if match := re.match("".join(patterns[:count]), arg_strings_pattern):
                return [len(text) for text in match.groups()]
        return []

    def _get_nargs_pattern(self, action):
        nargs = action.nargs
        pattern = _NARGS_PATTERNS.get(nargs)
        if pattern is None:
            pattern = "(-*%s-*)" % "-*".join("A" * nargs)
        # The mark -- is not an argument of an option.
        return pattern.replace("-*", "").replace("-", "") if action.option_strings else pattern

    # ── What is an option ────────────────────────────────────────────────────────────────────────────

    def _parse_optional(self, arg_string):
        """None for an argument, else (action, option, separator, value); the action is None if nobody knows it."""
        if not arg_string or arg_string[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if arg_string in known:
            return known[arg_string], arg_string, None, None
        if len(arg_string) == 1:
            return None
        option, separator, value = arg_string.partition("=")
        if separator and option in known:
            return known[option], option, separator, value
        candidates = self._get_option_tuples(arg_string)
        if len(candidates) > 1:
            matches = ", ".join(candidate[1] for candidate in candidates)
            message = _("ambiguous option: %(option)s could match %(matches)s")
            raise ArgumentError(None, message % {"option": arg_string, "matches": matches})
        if candidates:
            return candidates[0]
        if self._negative_number_matcher.match(arg_string) and not self._has_negative_number_optionals:
            return None
        return None if " " in arg_string else (None, arg_string, None, None)

    def _get_option_tuples(self, option_string):
        """The options that an abbreviation may mean."""
        chars = self.prefix_chars
        if option_string[0] not in chars:
            raise ArgumentError(None, _("unexpected option string: %s") % option_string)
        if option_string[1] in chars:
            if not self.allow_abbrev:
                return []
            beginning, separator, value = option_string.partition("=")
            if not separator:
                separator = value = None
            return [
                (action, option, separator, value)
                for option, action in self._option_string_actions.items()
                if option.startswith(beginning)
            ]
        short, rest = option_string[:2], option_string[2:]
        found = []
        for option, action in self._option_string_actions.items():
            if option == short:
                found.append((action, option, "", rest))
            elif option.startswith(option_string):
                found.append((action, option, None, None))
        return found

    # ── Values ───────────────────────────────────────────────────────────────────────────────────────

    def _get_values(self, action, arg_strings):
        nargs = action.nargs
        is_positional = not action.option_strings
        if is_positional and nargs not in (PARSER, REMAINDER) and "--" in arg_strings:
            arg_strings.remove("--")
        if not arg_strings and nargs == OPTIONAL:
            value = action.default if is_positional else action.const
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not arg_strings and nargs == ZERO_OR_MORE and is_positional:
            if action.default is None:
                return arg_strings
            self._check_value(action, action.default)
            return action.default
        if len(arg_strings) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, arg_strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in arg_strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, arg_string):
        convert = self._registry_get("type", action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, _("%r is not callable") % convert)
        try:
            return convert(arg_string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            names = {"type": getattr(action.type, "__name__", repr(action.type)), "value": arg_string}
            raise ArgumentError(action, _("invalid %(type)s value: %(value)r") % names)

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            names = {"value": value, "choices": ", ".join(map(repr, action.choices))}
            raise ArgumentError(action, _("invalid choice: %(value)r (choose from %(choices)s)") % names)

    # ── Help, errors ─────────────────────────────────────────────────────────────────────────────────

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            try:
                (file or sys.stderr).write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        """error(message: string)

        Prints a usage message incorporating the message to stderr and
        exits.

        If you override this in a subclass, it should not return -- it
        should either exit or raise an exception.
        """
        self.print_usage(sys.stderr)
        self.exit(2, _("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message})

    def _warning(self, message):
        text = _("%(prog)s: warning: %(message)s\n") % {"prog": self.prog, "message": message}
        self._print_message(text, sys.stderr)


class _changed:
    """Attributes of several objects that have other values for a while."""

    def __init__(self, objects, **values):
        self.before = [(each, {name: getattr(each, name) for name in values}) for each in objects]
        self.values = values

    def __enter__(self):
        for each, _before in self.before:
            vars(each).update(self.values)

    def __exit__(self, *_error):
        for each, before in self.before:
            vars(each).update(before)
