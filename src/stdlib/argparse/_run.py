"""`argparse`: one walk over a command line. Docs: library/argparse.html#the-parse-args-method."""

from argparse._actions import ArgumentError, _get_action_name
from argparse._shared import SUPPRESS, _

__name__ = "argparse"


class _Run:
    """Options and positional arguments are taken in turns; what is left over are the extras."""

    def __init__(self, parser, arg_strings, namespace):
        self.parser = parser
        self.arg_strings = arg_strings
        self.namespace = namespace
        self.extras = []
        self.seen = set()
        self.given = set()  # with another value than the default
        self.warned = set()
        self.excluded = self._excluded()
        self.options = {}  # by their places
        self.pattern = self._read_pattern()
        self.positionals = parser._get_positional_actions()

    def _excluded(self):
        excluded = {}
        for group in self.parser._mutually_exclusive_groups:
            members = group._group_actions
            for i, action in enumerate(members):
                excluded.setdefault(action, []).extend(members[:i] + members[i + 1 :])
        return excluded

    def _read_pattern(self):
        """A letter for each: O is an option, A an argument, - the mark after which all are arguments."""
        letters = []
        for place, text in enumerate(self.arg_strings):
            if text == "--":
                return "".join(letters) + "-" + "A" * (len(self.arg_strings) - place - 1)
            option = self.parser._parse_optional(text)
            if option is not None:
                self.options[place] = option
            letters.append("A" if option is None else "O")
        return "".join(letters)

    def finish(self):
        place = 0
        last = max(self.options, default=-1)
        while place <= last:
            option_place = next(i for i in range(place, last + 1) if i in self.options)
            if place != option_place:
                after = self._take_positionals(place)
                if after > place:
                    place = after
                    continue
            if place not in self.options:
                self.extras += self.arg_strings[place:option_place]
                place = option_place
            place = self._take_option(place)
        place = self._take_positionals(place)
        self.extras += self.arg_strings[place:]
        self._convert_defaults()
        self._check_groups()
        return self.namespace, self.extras

    # ── Taking ───────────────────────────────────────────────────────────────────────────────────────

    def _take(self, action, arg_strings, option=None):
        parser = self.parser
        self.seen.add(action)
        values = parser._get_values(action, arg_strings)
        if values is not action.default:
            self.given.add(action)
            for other in self.excluded.get(action, ()):
                if other in self.given:
                    raise ArgumentError(action, _("not allowed with argument %s") % _get_action_name(other))
        if values is not SUPPRESS:
            action(parser, self.namespace, values, option)

    def _take_positionals(self, place):
        counts = self.parser._match_arguments_partial(self.positionals, self.pattern[place:])
        taken, self.positionals = self.positionals[: len(counts)], self.positionals[len(counts) :]
        for action, count in zip(taken, counts):
            arg_strings = self.arg_strings[place : place + count]
            place += count
            if arg_strings and action.deprecated:
                message = _("argument '%(argument_name)s' is deprecated") % {"argument_name": action.dest}
                self._warn_once(action.dest, message)
            self._take(action, arg_strings)
        return place

    def _take_option(self, place):
        """The options in the string at that place, with their arguments; gives the place after them."""
        action, option, separator, value = self.options[place]
        found = []
        after = place + 1
        while True:
            if action is None:
                self.extras.append(self.arg_strings[place])
                return after
            if value is None:
                after += self.parser._match_argument(action, self.pattern[after:])
                found.append((action, self.arg_strings[place + 1 : after], option))
                break
            count = self.parser._match_argument(action, "A")
            if count == 1:
                found.append((action, [value], option))
                break
            if count != 0 or option[1] in self.parser.prefix_chars or value == "":
                raise ArgumentError(action, _("ignored explicit argument %r") % value)
            # -xyz: x takes no argument, so more options follow
            if separator or value[0] in self.parser.prefix_chars:
                raise ArgumentError(action, _("ignored explicit argument %r") % value)
            found.append((action, [], option))
            mark = option[0]
            option = mark + value[0]
            if option not in self.parser._option_string_actions:
                self.extras.append(mark + value)
                break
            action = self.parser._option_string_actions[option]
            separator, value = _rest_of(value[1:])
        for action, arg_strings, option in found:
            if action.deprecated:
                self._warn_once(option, _("option '%(option)s' is deprecated") % {"option": option})
            self._take(action, arg_strings, option)
        return after

    def _warn_once(self, name, message):
        if name not in self.warned:
            self.parser._warning(message)
            self.warned.add(name)

    # ── Afterwards ───────────────────────────────────────────────────────────────────────────────────

    def _convert_defaults(self):
        namespace = self.namespace
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            default = action.default
            if action.required:
                missing.append(_get_action_name(action))
            # Not before parsing: the conversion may fail, and a given argument makes it needless.
            elif isinstance(default, str) and default is getattr(namespace, action.dest, None):
                setattr(namespace, action.dest, self.parser._get_value(action, default))
        if missing:
            raise ArgumentError(None, _("the following arguments are required: %s") % ", ".join(missing))

    def _check_groups(self):
        for group in self.parser._mutually_exclusive_groups:
            members = group._group_actions
            if group.required and self.given.isdisjoint(members):
                names = [_get_action_name(action) for action in members if action.help is not SUPPRESS]
                raise ArgumentError(None, _("one of the arguments %s is required") % " ".join(names))


def _rest_of(text):
    """What follows an option in the same string: (separator, value)."""
    if not text:
        return None, None
    return ("=", text[1:]) if text[0] == "=" else ("", text)
