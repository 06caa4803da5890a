"""Puts files into a folder of their own among what has come in: receive.py FOLDER.

It runs as the analyst. The files come on its input: for each a line "F LENGTH NAME", the name in hexadecimal, and its bytes; at the end a
line "E". Either all of them are there afterwards, or none; it ends with 3 where the disk is full.
"""
import errno
import os
import shutil
import sys

FOLDER = "/home/analyst/modtaget"
FULL = 3


def put(folder, name, content):
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=folder)
    with open(file, "wb") as open_file:
        open_file.write(content)
        open_file.flush()
        os.fsync(file)


def receive(made, source):
    folder = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    while True:
        words = source.readline(2000).decode("ascii").split()
        if words == ["E"]:
            return
        kind, length, name = words
        content = source.read(int(length))
        if kind != "F" or len(content) != int(length):
            raise ValueError("not what comes in")
        put(folder, bytes.fromhex(name).decode("utf-8"), content)


def main():
    making = os.path.join(FOLDER, "." + sys.argv[1])
    try:
        shutil.rmtree(making, ignore_errors=True)
        os.mkdir(making, 0o700)
        receive(making, sys.stdin.buffer)
        os.rename(making, os.path.join(FOLDER, sys.argv[1]))
    except OSError as error:
        shutil.rmtree(making, ignore_errors=True)
        sys.exit(FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else 1)


main()
