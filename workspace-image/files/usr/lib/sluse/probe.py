"""Tries, as the analyst would, whatever has ever been tried against a sandbox.

Prints a line for each attempt: its name, a tab, `blocked`, `escaped` or `broken`, and why. The last line is `end`. Arguments tell what there is
outside, as NAME=VALUE: pid, tcp, udp, abstract, shm, sysv, path (may be repeated). Without them those attempts are left out. With
only=NAME,NAME nothing else is tried.
"""
import ctypes
import errno
import fcntl
import os
import pty
import signal
import socket
import stat
import struct
import subprocess
import sys

libc = ctypes.CDLL(None, use_errno=True)
ATTEMPTS = {}


def attempt(name):
    def keep(function):
        ATTEMPTS[name] = function
        return function
    return keep


class Blocked(Exception):
    pass


def call(number, *arguments):
    """A system call; raises OSError where it fails."""
    plain = [a if isinstance(a, (ctypes.Array, bytes)) or a is None else ctypes.c_long(a) for a in arguments]
    answer = libc.syscall(ctypes.c_long(number), *plain)
    if answer == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def targets(name):
    return [word.split("=", 1)[1] for word in sys.argv[1:] if word.startswith(name + "=")]


def target(name):
    found = targets(name)
    if not found:
        raise LookupError(name)
    return found[0]


def connects(family, address, kind=socket.SOCK_STREAM):
    with socket.socket(family, kind) as one:
        one.settimeout(3)
        one.connect(address)
        if kind == socket.SOCK_DGRAM:
            one.send(b"?")
            one.recv(10)


def opens(path, flags):
    os.close(os.open(path, flags))


def absent(paths):
    there = [path for path in paths if os.path.lexists(path)]
    if not there:
        raise Blocked("absent")


@attempt("network.tcp4")
def _():
    connects(socket.AF_INET, ("127.0.0.1", int(target("tcp"))))


@attempt("network.tcp6")
def _():
    connects(socket.AF_INET6, ("::ffff:127.0.0.1", int(target("tcp"))))


@attempt("network.udp")
def _():
    connects(socket.AF_INET, ("127.0.0.1", int(target("udp"))), socket.SOCK_DGRAM)


@attempt("network.abstract")
def _():
    connects(socket.AF_UNIX, "\0" + target("abstract"))


@attempt("network.interfaces")
def _():
    with open("/proc/net/dev") as lines:
        names = {line.split(":")[0].strip() for line in list(lines)[2:]}
    if names <= {"lo"}:
        raise Blocked("only lo")


@attempt("network.routes")
def _():
    with open("/proc/net/route") as lines:
        if len(list(lines)) <= 1:
            raise Blocked("no route")


@attempt("network.outside")
def _():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect(("192.0.2.1", 53))


@attempt("network.names")
def _():
    socket.getaddrinfo("www.dst.dk", 443)


def family(name, number, kind, protocol=0):
    @attempt("family." + name)
    def _():
        socket.socket(number, kind, protocol).close()


family("vsock", 40, socket.SOCK_STREAM)
family("packet", 17, socket.SOCK_RAW)
family("alg", 38, socket.SOCK_SEQPACKET)
family("xdp", 44, socket.SOCK_RAW)
family("bluetooth", 31, socket.SOCK_RAW)
family("can", 29, socket.SOCK_RAW, 1)
family("tipc", 30, socket.SOCK_SEQPACKET)
family("key", 15, socket.SOCK_RAW, 2)
family("netlink", 16, socket.SOCK_RAW)
family("icmp", 2, socket.SOCK_RAW, 1)


@attempt("others.paths")
def _():
    absent(targets("path") or ["/run/sluse"])


@attempt("others.screens")
def _():
    absent(["/run/rfb", "/tmp/.X11-unix/X0", "/tmp/.X11-unix/X1", "/tmp/.X11-unix/X11"])


@attempt("others.abstract-screen")
def _():
    connects(socket.AF_UNIX, "\0/tmp/.X11-unix/X10")


@attempt("processes.signal")
def _():
    try:
        os.kill(int(target("pid")), 0)
    except PermissionError:
        pass  # It is there to be seen.


@attempt("processes.seen")
def _():
    names = set()
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/" + number + "/comm") as name:
                names.add(name.read().strip())
        except OSError:
            pass
    if not names & {"java", "postgres", "Xvnc", "Xtigervnc", "systemd", "init"}:
        raise Blocked("only its own")


@attempt("processes.root")
def _():
    here = os.stat("/")
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            root = os.stat("/proc/" + number + "/root/")
        except OSError:
            continue
        if (root.st_dev, root.st_ino) != (here.st_dev, here.st_ino):
            return
    raise Blocked("no other root")


@attempt("processes.ptrace")
def _():
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        call(101, 16, child, 0, 0)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


@attempt("processes.memory")
def _():
    one = (ctypes.c_char * 8)()
    vector = struct.pack("PN", ctypes.addressof(one), 8)
    call(310, os.getpid(), vector, 1, vector, 1, 0)


@attempt("processes.environment")
def _():
    with open("/proc/1/environ", "rb") as environment:
        words = environment.read()
    with open("/proc/1/cmdline", "rb") as line:
        paths = b"-bind" in line.read()
    if not paths and {one.split(b"=")[0] for one in words.split(b"\0")} <= {b"", b"PATH", b"PWD"}:
        raise Blocked("nothing of the machine's")


@attempt("processes.privileges")
def _():
    with open("/proc/self/status") as lines:
        status = dict(line.rstrip("\n").split(":\t", 1) for line in lines)
    if (int(status["CapEff"], 16), int(status["CapBnd"], 16)) == (0, 0) and status["NoNewPrivs"] == "1" and status["Seccomp"] == "2":
        raise Blocked("none")


def file_attempt(name, path, flags):
    @attempt("kernel." + name)
    def _():
        opens(path, flags)


file_attempt("sysrq", "/proc/sysrq-trigger", os.O_WRONLY)
file_attempt("core-pattern", "/proc/sys/kernel/core_pattern", os.O_WRONLY)
file_attempt("memory", "/proc/kcore", os.O_RDONLY)
file_attempt("messages", "/dev/kmsg", os.O_RDONLY)


@attempt("kernel.log")
def _():
    call(103, 3, (ctypes.c_char * 100)(), 100)


def made(path):
    os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 1))
    os.unlink(path)


@attempt("devices.made")
def _():
    made("/tmp/probe-device")


@attempt("devices.made-outside")
def _():
    made(os.path.expanduser("~/til-hjemsendelse/probe-device"))


@attempt("devices.there")
def _():
    absent(["/dev/kvm", "/dev/fuse", "/dev/mem", "/dev/loop-control", "/dev/loop0", "/dev/vda", "/dev/sda", "/dev/net", "/dev/vsock"])


@attempt("terminal.typing")
def _():
    master, slave = pty.openpty()
    try:
        fcntl.ioctl(slave, 0x540E, 0)
        fcntl.ioctl(slave, 0x5412, b"x")
    finally:
        os.close(master)
        os.close(slave)


@attempt("rights.root")
def _():
    os.setuid(0)


@attempt("rights.group")
def _():
    os.setgid(0)


@attempt("rights.lent")
def _():
    for folder in ("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/local"):
        for path, _, files in os.walk(folder):
            for name in files:
                status = os.lstat(os.path.join(path, name))
                if stat.S_ISREG(status.st_mode) and status.st_mode & 0o6000:
                    return
    raise Blocked("no such file")


def call_attempt(name, number, *arguments):
    @attempt("calls." + name)
    def _():
        call(number, *arguments)


call_attempt("unshare-user", 272, 0x10000000)
call_attempt("unshare-net", 272, 0x40000000)
call_attempt("unshare-mount", 272, 0x00020000)
call_attempt("mount", 165, b"none", b"/tmp", b"tmpfs", 0, None)
call_attempt("umount", 166, b"/data", 2)
call_attempt("chroot", 161, b"/tmp")
call_attempt("pivot-root", 155, b"/tmp", b"/tmp")
call_attempt("open-tree", 428, -100, b"/", 1)
call_attempt("fsopen", 430, b"tmpfs", 0)
call_attempt("add-key", 248, b"user", b"probe", b"x", 1, -4)
call_attempt("keyctl", 250, 0, -4, 1)
call_attempt("bpf", 321, 0, struct.pack("IIII", 2, 4, 4, 1) + bytes(112), 128)
call_attempt("userfaultfd", 323, 1)
call_attempt("io-uring", 425, 4, (ctypes.c_char * 120)())
call_attempt("perf", 298, struct.pack("IIQ", 1, 120, 0) + bytes(104), 0, -1, -1, 0)
call_attempt("kexec", 246, 0, 0, None, 0)
call_attempt("cachestat", 451, 0, (ctypes.c_char * 16)(), (ctypes.c_char * 64)(), 0)
call_attempt("handle", 303, -100, b"/", (ctypes.c_char * 128).from_buffer_copy(struct.pack("I", 100) + bytes(124)), (ctypes.c_char * 8)(), 0)
call_attempt("reboot", 169, 0xfee1dead, 672274793, 0, None)
call_attempt("clock", 159, (ctypes.c_char * 208)())
call_attempt("unknown", 471)


@attempt("calls.setns")
def _():
    one = os.open("/proc/self/ns/net", os.O_RDONLY)
    call(308, one, 0)


@attempt("calls.clone-user")
def _():
    child = call(56, 0x10000000 | 17, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


@attempt("calls.clone3-user")
def _():
    child = call(435, (ctypes.c_char * 88).from_buffer_copy(struct.pack("QQQQQ", 0x10000000, 0, 0, 0, 17) + bytes(48)), 88)
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def write_attempt(folder):
    @attempt("writes." + (folder.strip("/").replace("/", "-") or "root"))
    def _():
        path = os.path.join(folder, "probe-file")
        with open(path, "w"):
            os.unlink(path)


for one in ("/", "/usr", "/etc", "/var", "/opt", "/data", "/data/package", "/usr/lib/sluse"):
    write_attempt(one)


@attempt("writes.immutable")
def _():
    path = os.path.expanduser("~/.probe-file")
    with open(path, "w") as one:
        try:
            fcntl.ioctl(one, 0x40086602, struct.pack("l", 0x10))
            fcntl.ioctl(one, 0x40086602, struct.pack("l", 0))
        finally:
            os.unlink(path)


@attempt("memory.sysv")
def _():
    call(29, int(target("sysv")), 0, 0)


@attempt("memory.shared")
def _():
    opens("/dev/shm/" + target("shm"), os.O_RDONLY)


@attempt("memory.queues")
def _():
    if os.path.isdir("/dev/mqueue") and os.listdir("/dev/mqueue") is not None:
        return
    raise Blocked("absent")


def link_attempt(name, source):
    @attempt("links." + name)
    def _():
        target_path = os.path.expanduser("~/til-hjemsendelse/.probe-link")
        try:
            os.link(source(), target_path)
        finally:
            if os.path.lexists(target_path):
                os.unlink(target_path)


def first_of_data():
    for path, _, files in os.walk("/data/package"):
        for name in files:
            return os.path.join(path, name)
    raise LookupError("data")


def file_at_home():
    path = os.path.expanduser("~/.probe-file")
    with open(path, "w"):
        return path


link_attempt("data", first_of_data)
link_attempt("system", lambda: "/etc/passwd")
link_attempt("home", file_at_home)


def screen(words):
    return subprocess.run(["vncconfig", "-display", ":10", *words], capture_output=True, timeout=10)


@attempt("clipboard.open")
def _():
    screen(["-set", "SendCutText=1"])
    if screen(["-get", "SendCutText"]).stdout.strip() != b"1":
        raise Blocked("still closed")


@attempt("clipboard.reverse")
def _():
    if b"failed" in screen(["-connect", "127.0.0.1"]).stderr:
        raise Blocked("no way")


def outcome(function):
    try:
        function()
        return "escaped"
    except Blocked as reason:
        return "blocked " + str(reason)
    except LookupError:
        return ""
    except OSError as reason:
        return "blocked " + errno.errorcode.get(reason.errno or 0, type(reason).__name__)
    except subprocess.SubprocessError as reason:
        return "blocked " + type(reason).__name__
    except Exception as reason:
        return "broken " + type(reason).__name__


def apart(function):
    """In a process of its own: one that gets out stands elsewhere afterwards."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(theirs, outcome(function).encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as lines:
        found = lines.read()
    _, status = os.waitpid(child, 0)
    return found if status == 0 else "broken status " + str(status)


def main():
    for name, function in ATTEMPTS.items():
        if targets("only") and name not in targets("only")[0].split(","):
            continue
        found = apart(function)
        if found:
            print(name + "\t" + found, flush=True)
    print("end\t" + str(len(ATTEMPTS)))


main()
