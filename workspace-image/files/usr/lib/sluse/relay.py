"""Makes a licence server reachable: relay.py SOCKET, whose name is the port on 127.0.0.1 that leads to it.

It listens when it returns, and goes on by itself; where it listens already it does nothing. Whoever asks is led to the program that has the
port then, which may be another than it was.
"""
import glob
import os
import socket
import sys
import threading


def copy(source, target):
    try:
        while True:
            content = source.recv(65536)
            if not content:
                break
            target.sendall(content)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def serve(asking, port):
    with asking, socket.socket(socket.AF_UNIX) as server:
        try:
            server.connect(glob.glob("/programs/.*/" + port)[0])
        except (OSError, IndexError):
            return
        back = threading.Thread(target=copy, args=(server, asking), daemon=True)
        back.start()
        copy(asking, server)
        back.join()


def main():
    port = os.path.basename(sys.argv[1])
    os.chdir("/")
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind(("127.0.0.1", int(port)))
    except OSError:
        return
    door.listen(20)
    if os.fork():
        return
    os.setsid()
    while True:
        asking, _ = door.accept()
        threading.Thread(target=serve, args=(asking, port), daemon=True).start()


main()
