"""Writes what lies in the folder of what shall go home: collect.py MOST_FILES MOST_BYTES.

It runs as the analyst, so that it can read nothing else. For each file a line "F LENGTH NAME" and its bytes, for each thing that is not
taken a line "R REASON NAME", at the end a line "E"; names are in hexadecimal. No link, device or pipe is opened, nothing is taken whose
name could mislead who sees it, and no file that claims to be larger than it is.
"""
import os
import stat
import sys
import unicodedata

FOLDER = "/home/analyst/til-hjemsendelse"
DEEPEST = 5
LONGEST_NAME = 100
MOST_TOLD = 200
PLAIN = " -_.,()+=@#"


class NotTaken(Exception):
    pass


def check_name(name):
    if len(name) > LONGEST_NAME or name != name.strip() or name.startswith((".", "-")):
        raise NotTaken("name")
    for letter in name:
        if letter not in PLAIN and unicodedata.category(letter) not in ("Lu", "Ll", "Lo", "Nd"):
            raise NotTaken("name")


def read(name, folder, most):
    seen = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(seen.st_mode) or seen.st_nlink != 1:
        raise NotTaken("link")
    if not stat.S_ISREG(seen.st_mode):
        raise NotTaken("kind")
    if seen.st_size > most:
        raise NotTaken("size")
    file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with open(file, "rb") as open_file:
        now = os.fstat(file)
        if (now.st_dev, now.st_ino, now.st_nlink) != (seen.st_dev, seen.st_ino, 1) or not stat.S_ISREG(now.st_mode):
            raise NotTaken("changes")
        if now.st_blocks * 512 < now.st_size:
            raise NotTaken("sparse")
        content = open_file.read(most + 1)
    if len(content) != now.st_size:
        raise NotTaken("changes")
    return content


class Collector:
    def __init__(self, most_files, most_bytes):
        self.files = most_files
        self.bytes = most_bytes
        self.left = 20 * most_files
        self.told = 0
        self.out = sys.stdout.buffer

    def line(self, kind, what, path):
        if kind == "R":
            self.told += 1
            if self.told > MOST_TOLD:
                return
        name = "/".join(path).encode("utf-8", "surrogateescape")[:400]
        self.out.write(("%s %s %s\n" % (kind, what, name.hex())).encode())

    def folder(self, folder, path):
        for name in sorted(os.listdir(folder)):
            self.left -= 1
            if self.left < 0:
                return
            try:
                self.thing(name, folder, path + [name])
            except NotTaken as reason:
                self.line("R", reason, path + [name])
            except OSError:
                self.line("R", "unreadable", path + [name])

    def thing(self, name, folder, path):
        check_name(name)
        if stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            if len(path) > DEEPEST:
                raise NotTaken("deep")
            below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            try:
                self.folder(below, path)
            finally:
                os.close(below)
            return
        if self.files == 0:
            raise NotTaken("many")
        content = read(name, folder, self.bytes)
        self.files -= 1
        self.bytes -= len(content)
        self.line("F", len(content), path)
        self.out.write(content)


def main():
    collector = Collector(int(sys.argv[1]), int(sys.argv[2]))
    folder = os.open(FOLDER, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    collector.folder(folder, [])
    collector.out.write(b"E\n")


main()
