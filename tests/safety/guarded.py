"""Runs a command and writes down every file it touches and every address it speaks to. A program.

    python -m tests.safety.guarded LOG ARGUMENTS…

One JSON list a line: what was done, and to what. Addresses beyond this machine are refused. What
Python itself does is seen; what Arrow opens in its own code is not, but where it does so, our code
renames, removes or lists the same paths.
"""

import json
import os
import sys

LOOPBACK = ("127.0.0.1", "::1", "localhost")
CHANGING = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod"}
CHANGING |= {"os.truncate", "os.utime", "shutil.rmtree", "shutil.move", "os.chown"}
LOOKING = {"os.listdir", "os.scandir"}
SPEAKING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def guard(log: int) -> None:
    """From now on, write everything down to the open file ``log``."""

    def note(what: str, path: object) -> None:
        if isinstance(path, (str, bytes, os.PathLike)):
            line = json.dumps([what, os.path.abspath(os.fsdecode(path))])
            os.write(log, line.encode() + b"\n")

    def hook(event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            flags = details[2]
            writes = isinstance(flags, int) and flags & WRITE_FLAGS
            note("write" if writes else "read", details[0])
        elif event in LOOKING:
            note("read", details[0])
        elif event in CHANGING:
            for path in details[: 2 if event in ("os.rename", "os.link", "shutil.move") else 1]:
                note("write", path)
        elif event in SPEAKING:
            address = details[1] if event in ("socket.connect", "socket.sendto") else details[0]
            host = address[0] if isinstance(address, tuple) else address
            os.write(log, json.dumps(["speak", str(host)]).encode() + b"\n")
            if isinstance(address, tuple) and host not in LOOPBACK:
                raise PermissionError(f"{event}: {host} is not this machine")

    sys.addaudithook(hook)


if __name__ == "__main__":
    guard(os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    from pipeline.cli import main

    sys.exit(main(sys.argv[2:]))
