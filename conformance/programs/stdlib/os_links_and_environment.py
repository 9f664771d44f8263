"""os: links, permissions and times of files; os.environ and os.environb; positions in files; numbers of devices, facts of the machine."""
import os
import collections.abc


def attempt(code):
    try:
        try:
            print(code, "->", eval(code, globals()))
        except SyntaxError:
            exec(code, globals())
    except Exception as error:
        print(code, "->", type(error).__name__, error)


folder = f"/tmp/ouro-os-{os.getpid()}"
os.makedirs(folder)
os.chdir(folder)
with open("f", "w") as file:
    file.write("hello")
programs = r"""
os.chmod()
os.chmod('f', 0o600)
oct(os.stat('f').st_mode)
os.utime('f', (100, 200.5))
os.stat('f').st_atime, os.stat('f').st_mtime
os.utime("f",5)
os.utime('f', ns=(10**18, 2*10**18+5*10**8))
os.stat('f').st_atime, os.stat('f').st_mtime
os.utime("f",(1,),ns=(1,2))
os.utime("f",(1,))
os.utime("f",(1,""))
os.utime('f', ns=(1,2.0))
os.utime('f', ns=5)
os.chmod(1.5,1)
os.link('f','g')
os.stat('g').st_nlink
os.link("/nope/x","/tmp/q")
os.environ.clear()
os.environ['A']='1'
os.environ
os.environb[b'B']=b'2\xff'
os.environ, os.environb
os.getenv('B'), os.getenvb(b'A'), os.getenv('x', 3)
os.environ | {'c': 4}, {'c': 4} | os.environ
os.environ | 5
os.environ.copy()
os.environ["a=b"]=""
os.environ["a"]=5
os.environ[5]
os.environ[""]="x"
os.putenv("a=b","")
os.putenv(5,"")
os.environ['nope']
del os.environ['nope']
os.environ.pop('A'), os.environ.setdefault('q','w'), list(os.environ), len(os.environ), 'q' in os.environ
os.environ.update(z='1'), dict(os.environ)
isinstance(os.environ, collections.abc.MutableMapping), type(os.environ)
os.path.expandvars('$z/$nope')
os.pread(99,1,0)
os.makedev(1,2), os.major(258), os.minor(258)
os.getrandom(-1)
os.get_exec_path({"PATH":"a:b"}), os.get_exec_path({})
os.fspath(3)
os.fsencode("\udcff"), os.fsdecode(b"\xff"), os.fsencode('é')
os.fsencode(3)
type(os.times()), len(os.times())
os.O_TMPFILE, os.ST_RDONLY, os.CLONE_FS, os.RTLD_NOW
fd = os.open('f', os.O_RDWR)
os.pread(fd,3,1), os.pwrite(fd,b'XY',1), os.pread(fd,9,0), os.read(fd, 2), os.writev(fd,[b'a',b'bc']), os.lseek(fd,0,1)
os.closerange(fd,fd+1)
os.read(fd,1)
type(os.uname()).__name__, len(os.uname()), os.uname()[0] == os.uname().sysname
os.getuid() >= 0, os.getgid() >= 0, len(os.getresuid()), type(os.getgroups()).__name__
0 in os.sched_getaffinity(0)
os.sched_getaffinity(10**9)
sorted(os.environ.items()), sorted(os.environb.keys())
os.environ == {'B': '2\udcff', 'q': 'w', 'z': '1'}
os.environ.__ior__({'n': 'm'}) is os.environ, os.environ['n']
os.environ.popitem()[0] in 'Bqzn'
os.environ.get('none'), os.environ.get('none', 7)
os.environb['x']
os.unsetenv('a=b')
os.getlogin.__name__, len(os.getloadavg())
"""
for code in programs.split("\n")[1:-1]:
    attempt(code)
for name in os.listdir():
    os.unlink(name)
os.chdir("/")
os.rmdir(folder)
