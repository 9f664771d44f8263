import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].endswith("sys_argv_and_streams.py"))
print(sys.version_info[:2], sys.version_info >= (3, 13), sys.maxsize, __name__, sys.byteorder)
sys.stdout.write("written\n")
print("to stderr", file=sys.stderr)
print(sys.stdin.readline(), end="")
print(input("prompt> "))
try:
    input()
except EOFError as error:
    print(error)
try:
    raise ValueError("x")
except ValueError:
    print(sys.exc_info()[0], sys.exc_info()[1])
print(sys.exc_info(), sys.getrecursionlimit(), "asyncio" in sys.modules)
