"""Codecs: what they are made of, and functions that find them by their names."""

import builtins
import sys

import _codecs
from _codecs import *
from _codecs import (
    backslashreplace_errors, ignore_errors, namereplace_errors, replace_errors, strict_errors, xmlcharrefreplace_errors,
)  # fmt: skip

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE",
    "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE",
    "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE",
    "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
    "StreamReader", "StreamWriter",
    "StreamReaderWriter", "StreamRecoder",
    "getencoder", "getdecoder", "getincrementalencoder",
    "getincrementaldecoder", "getreader", "getwriter",
    "encode", "decode", "iterencode", "iterdecode",
    "strict_errors", "ignore_errors", "replace_errors",
    "xmlcharrefreplace_errors",
    "backslashreplace_errors", "namereplace_errors",
    "register_error", "lookup_error",
]  # fmt: skip

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE
BOM32_LE = BOM_UTF16_LE
BOM32_BE = BOM_UTF16_BE
BOM64_LE = BOM_UTF32_LE
BOM64_BE = BOM_UTF32_BE


class CodecInfo(tuple):
    """Codec details when looking up the codec registry"""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):  # fmt: skip
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """Defines the interface for stateless encoders/decoders."""

    def encode(self, input, errors="strict"):
        """Encodes the object input and returns a tuple (output object, length consumed)."""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """Decodes the object input and returns a tuple (output object, length consumed)."""
        raise NotImplementedError


# ── Piece by piece ──────────────────────────────────────────────────────────────────────────────────


class IncrementalEncoder:
    """An IncrementalEncoder encodes an input in multiple steps."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        """Encodes input and returns the resulting object."""
        raise NotImplementedError

    def reset(self):
        """Resets the encoder to the initial state."""

    def getstate(self):
        """Return the current state of the encoder."""
        return 0

    def setstate(self, state):
        """Set the current state of the encoder."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what could not be encoded yet until the next call of encode()."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """An IncrementalDecoder decodes an input in multiple steps."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        """Decode input and returns the resulting object."""
        raise NotImplementedError

    def reset(self):
        """Reset the decoder to the initial state."""

    def getstate(self):
        """Return the current state of the decoder."""
        return b"", 0

    def setstate(self, state):
        """Set the current state of the decoder."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps an incomplete sequence at the end of the input until the next call of decode()."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


# ── Streams ─────────────────────────────────────────────────────────────────────────────────────────


class _Stream(Codec):
    def __getattr__(self, name, getattr=getattr):
        """Inherit all other methods from the underlying stream."""
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Stream):
    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        """Writes the object's contents encoded to self.stream."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Writes the concatenated list of strings to the stream using .write()."""
        self.write("".join(list))

    def reset(self):
        """Resets the codec buffers used for keeping internal state."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Stream):
    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.reset()

    def reset(self):
        """Resets the codec buffers used for keeping internal state."""
        self.bytebuffer = b""
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def _decode_more(self, data, firstline=False):
        """Decodes what was read; True when something was taken of it."""
        data = self.bytebuffer + data
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            # A fault behind the first line is told when that line is asked for.
            if not firstline:
                raise
            text, used = self.decode(data[: error.start], self.errors)
            if len(text.splitlines(keepends=True)) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text

    def _join_lines(self):
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
            self.linebuffer = None

    def read(self, size=-1, chars=-1, firstline=False):
        """Decodes data from the stream self.stream and returns the resulting object."""
        self._join_lines()
        if chars < 0:
            chars = size
        while chars < 0 or len(self.charbuffer) < chars:
            data = self.stream.read() if size < 0 else self.stream.read(size)
            self._decode_more(data, firstline)
            if not data:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        """Read one line from the input stream and return the decoded data."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if not self.linebuffer:
                self.linebuffer = None
            if len(self.linebuffer or ()) == 1:
                # The last one may be going on.
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines()[0]
        readsize = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(readsize, firstline=True)
            # The second half of a line end belongs to it.
            if isinstance(data, str) and data.endswith("\r") or isinstance(data, bytes) and data.endswith(b"\r"):
                data += self.read(size=1, chars=1)
            line += data
            lines = line.splitlines(keepends=True)
            if lines:
                first = lines[0]
                complete = first.splitlines()[0] != first
                if complete:
                    self.charbuffer = self._empty_charbuffer.join(lines[1:]) + self.charbuffer
                    return first if keepends else first.splitlines()[0]
            if not data or size is not None:
                return line.splitlines()[0] if line and not keepends else line
            readsize = min(readsize * 2, 8000)

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines available on the input stream and return them as a list."""
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        """Set the input stream's current position."""
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter:
    """Wraps a stream which works in both read and write modes."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name, getattr=getattr):
        """Inherit all other methods from the underlying stream."""
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamRecoder:
    """Translates data from one encoding to another."""

    data_encoding = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _recoded(self, data):
        return self.encode(data, self.errors)[0]

    def read(self, size=-1):
        return self._recoded(self.reader.read(size))

    def readline(self, size=None):
        return self._recoded(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._recoded(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._recoded(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)

    def __getattr__(self, name, getattr=getattr):
        """Inherit all other methods from the underlying stream."""
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


# ── By name ─────────────────────────────────────────────────────────────────────────────────────────


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open an encoded file using the given mode and return a wrapped version providing transparent encoding/decoding."""
    if encoding is not None and "b" not in mode:
        mode = mode + "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        wrapped = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        wrapped.encoding = encoding
        return wrapped
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Return a wrapped version of file which provides transparent encoding translation."""
    if file_encoding is None:
        file_encoding = data_encoding
    data = lookup(data_encoding)
    there = lookup(file_encoding)
    recoder = StreamRecoder(file, data.encode, data.decode, there.streamreader, there.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


def getencoder(encoding):
    """Lookup up the codec for the given encoding and return its encoder function."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """Lookup up the codec for the given encoding and return its decoder function."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalEncoder class or factory function."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """Lookup up the codec for the given encoding and return its IncrementalDecoder class or factory function."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """Lookup up the codec for the given encoding and return its StreamReader class or factory function."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """Lookup up the codec for the given encoding and return its StreamWriter class or factory function."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encoding iterator."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decoding iterator."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


# ── Character maps ──────────────────────────────────────────────────────────────────────────────────


def make_identity_dict(rng):
    """Return a dictionary where elements of the rng sequence are mapped to themselves."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """Creates an encoding map from a decoding map; what two bytes stand for maps to None."""
    m = {}
    for k, v in decoding_map.items():
        m[v] = None if v in m else k
    return m


def charmap_build(map):
    return {ord(character): byte for byte, character in enumerate(map) if character != "\ufffe"}


def charmap_encode(str, errors="strict", mapping=None):
    if mapping is None:
        return latin_1_encode(str, errors)
    output = bytearray()
    at = 0
    while at < len(str):
        try:
            found = mapping[ord(str[at])]
        except LookupError:
            found = None
        if found is None:
            error = UnicodeEncodeError("charmap", str, at, at + 1, "character maps to <undefined>")
            found, at = lookup_error(errors or "strict")(error)
            if not isinstance(found, bytes):
                found = charmap_encode(found, "strict", mapping)[0]
        else:
            at += 1
        if isinstance(found, int):
            if not 0 <= found < 256:
                raise TypeError("character mapping must be in range(256)")
            output.append(found)
        elif isinstance(found, bytes):
            output += found
        else:
            raise TypeError("character mapping must return integer, bytes or None, not " + type(found).__name__)
    return bytes(output), len(str)


def charmap_decode(data, errors="strict", mapping=None):
    if mapping is None:
        return latin_1_decode(data, errors)
    parts = []
    at = 0
    data = bytes(data)
    while at < len(data):
        try:
            found = mapping[data[at]]
        except LookupError:
            found = None
        if found is None or found == 0xFFFE or found == "\ufffe":
            error = UnicodeDecodeError("charmap", data, at, at + 1, "character maps to <undefined>")
            found, at = lookup_error(errors or "strict")(error)
        else:
            at += 1
        if isinstance(found, int):
            if not 0 <= found <= 0x10FFFF:
                raise TypeError("character mapping must be in range(0x110000)")
            found = chr(found)
        elif not isinstance(found, str):
            raise TypeError("character mapping must return integer, None or str")
        parts.append(found)
    return "".join(parts), len(data)


# ── The codecs of the library ───────────────────────────────────────────────────────────────────────

# What a byte order mark chooses.
_marks = {
    "utf-8-sig": ((BOM_UTF8, "utf-8"),),
    "utf-16": ((BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be")),
}


def _built_in(name):
    marks = _marks.get(name, ())

    def encode(input, errors="strict"):
        return _codecs._encode(name, input, errors, True), len(input)

    def decode(input, errors="strict"):
        return _codecs._decode_part(name, input, errors, True)

    class _Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            IncrementalEncoder.__init__(self, errors)
            self._first = True

        def encode(self, input, final=False):
            first, self._first = self._first, False
            return _codecs._encode(name, input, self.errors, first)

        def reset(self):
            self._first = True

        def getstate(self):
            return len(marks) if self._first else 0

        def setstate(self, state):
            self._first = bool(state)

    class _Decoder(IncrementalDecoder):
        def __init__(self, errors="strict"):
            IncrementalDecoder.__init__(self, errors)
            self._decoder = _codecs._Decoder(name, errors)
            self.decode = self._decoder.decode
            self.getstate = self._decoder.getstate
            self.setstate = self._decoder.setstate
            self.reset = self._decoder.reset

        @property
        def buffer(self):
            return self._decoder.getstate()[0]

    class _Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            StreamWriter.__init__(self, stream, errors)
            self._first = True

        def encode(self, input, errors="strict"):
            first, self._first = self._first, False
            return _codecs._encode(name, input, errors, first), len(input)

        def decode(self, input, errors="strict"):
            return decode(input, errors)

        def reset(self):
            StreamWriter.reset(self)
            self._first = True

    class _Reader(StreamReader):
        _chosen = None if marks else name

        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            skipped = 0
            if self._chosen is None:
                for mark, chosen in marks:
                    if input.startswith(mark):
                        self._chosen, skipped = chosen, len(mark)
                        break
                else:
                    if any(mark.startswith(input) for mark, chosen in marks):
                        return "", 0
                    if name != "utf-8-sig":
                        raise UnicodeError(f"{name.upper()} stream does not start with BOM")
                    self._chosen = "utf-8"
            text, used = _codecs._decode_part(self._chosen, input[skipped:], errors, False)
            return text, skipped + used

        def reset(self):
            StreamReader.reset(self)
            self._chosen = None if marks else name

    for cls, public in (
        (_Encoder, "IncrementalEncoder"), (_Decoder, "IncrementalDecoder"),
        (_Writer, "StreamWriter"), (_Reader, "StreamReader"),
    ):  # fmt: skip
        cls.__name__ = cls.__qualname__ = public
        cls.__module__ = "encodings." + name.replace("-", "_")
    return CodecInfo(encode, decode, _Reader, _Writer, _Encoder, _Decoder, name)


def _rot13(input, errors="strict"):
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    letters = upper + upper.lower()
    turned = upper[13:] + upper[:13]
    return str.translate(input, str.maketrans(letters, turned + turned.lower())), len(input)


def _hex_encode(input, errors="strict"):
    return _bytes(input).hex().encode(), len(input)


def _hex_decode(input, errors="strict"):
    digits = input if isinstance(input, str) else _bytes(input).decode("latin-1")
    if len(digits) % 2:
        raise ValueError("Odd-length string")
    if any(digit not in "0123456789abcdefABCDEF" for digit in digits):
        raise ValueError("Non-hexadecimal digit found")
    return bytes.fromhex(digits), len(input)


_digits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _base64_encode(input, errors="strict"):
    data = _bytes(input)
    lines = []
    for start in range(0, len(data), 57):
        piece = data[start : start + 57]
        line = []
        for at in range(0, len(piece), 3):
            three = piece[at : at + 3]
            bits = int.from_bytes(three.ljust(3, b"\0"))
            digits = [_digits64[bits >> shift & 63] for shift in (18, 12, 6, 0)]
            line += digits[: len(three) + 1] + ["="] * (3 - len(three))
        lines.append("".join(line) + "\n")
    return "".join(lines).encode(), len(input)


def _base64_decode(input, errors="strict"):
    digits = [_digits64.index(chr(byte)) for byte in _bytes(input) if chr(byte) in _digits64]
    if len(digits) % 4 == 1:
        raise ValueError(
            f"Invalid base64-encoded string: number of data characters ({len(digits)}) "
            "cannot be 1 more than a multiple of 4"
        )
    if (len(digits) + _bytes(input).count(b"=")) % 4 and len(digits) % 4:
        raise ValueError("Incorrect padding")
    output = bytearray()
    for at in range(0, len(digits), 4):
        four = digits[at : at + 4]
        bits = 0
        for digit in four + [0] * (4 - len(four)):
            bits = bits << 6 | digit
        output += bits.to_bytes(3)[: len(four) - 1]
    return bytes(output), len(input)


def _bytes(input):
    """The bytes of a bytes-like object."""
    if isinstance(input, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(input)


def _transform(name, encode, decode):
    """A codec that makes bytes of bytes, or text of text."""

    class _Whole(IncrementalEncoder, IncrementalDecoder):
        def __init__(self, errors="strict"):
            self.errors = errors
            self.buffer = ""

        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class _Reader(StreamReader):
        charbuffertype = str if name == "rot-13" else bytes

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    class _Writer(StreamWriter):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

    return CodecInfo(encode, decode, _Reader, _Writer, _Whole, _Whole, name, _is_text_encoding=False)


_transforms = {
    "rot-13": (_rot13, _rot13, "rot13 rot_13"),
    "hex": (_hex_encode, _hex_decode, "hex hex_codec"),
    "base64": (_base64_encode, _base64_decode, "base64 base_64 base64_codec"),
}


def _search(name):
    native = _codecs._native(name)
    if native is not None:
        return _built_in(native)
    for transform, (encode, decode, names) in _transforms.items():
        if name in names.split():
            return _transform(transform, encode, decode)
    return None


register(_search)
