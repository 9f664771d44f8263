import io
import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(isinstance(stream, io.TextIOWrapper), type(stream) is io.TextIOWrapper, stream.name, stream.fileno(), stream.mode)
    print(stream.readable(), stream.writable(), stream.closed, stream.encoding, stream.isatty())
sys.stdout.flush()
print(sys.stdout.buffer.write(b'bytes\n'))
sys.stdout.buffer.flush()
sys.stdout.write('text\n')
sys.stdout.flush()
print('to a file', file=sys.stdout, flush=True)
print(repr(sys.stdin.readline()), repr(input()), repr(sys.stdin.read(3)), repr(sys.stdin.readline(2)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    if line == 'five\n':
        break
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()))
sys.stdout.reconfigure(errors='backslashreplace', newline='\r\n')
print('one\ud800', 'two')
sys.stdout.reconfigure(newline='\n', encoding='ascii', errors='replace')
print('h\u00e9')
print(sys.stdout.encoding, sys.stdout.errors, sys.stdout.line_buffering, sys.stdout)
print('to stderr', file=sys.stderr)
sys.stderr.buffer.write(b'more\n')
