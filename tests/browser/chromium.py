"""Chromium without a window, driven by its own protocol over a socket: no package besides.

The socket library is one that Dagster's web server brings.
"""

import base64
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

PATIENCE = 240
"""Seconds to wait for what a busy machine does late."""

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--window-size=1500,1100", "--remote-debugging-port=0"),
)

FIND = """
(words, tags, exact, which) => [...document.querySelectorAll(tags)].filter(
    (e) => e.getClientRects().length &&
      (exact ? e.innerText.trim() === words : e.innerText.includes(words))
).at(which)
"""
"""Of the visible elements with these words one by its number."""


class Browser:
    """One tab. Whatever is waited for and does not come is an error that shows the page's words."""

    def __init__(self, socket: ClientConnection, pictures: Path) -> None:
        self._socket = socket
        self._pictures = pictures
        self._number = 0

    def open(self, url: str) -> None:
        self._call("Page.navigate", url=url)

    def wait_for(self, words: str, seconds: float = PATIENCE, otherwise: str = "\0") -> str:
        """Wait until the page shows the words; all its words. ``otherwise`` would be the end."""
        end = time.monotonic() + seconds
        while words not in (shown := self.text()):
            if otherwise in shown or time.monotonic() > end:
                self.picture("missing")
                raise AssertionError(f"{words!r} did not come in {seconds} s:\n{shown[-3000:]}")
            time.sleep(0.3)
        return shown

    def click(self, words: str, which: int = -1, *, exact: bool = True) -> None:
        """Press, as a mouse does, the link or button that bears the words; of several the last."""
        given = json.dumps([words, "button, a", exact, which])
        find = f"({FIND})(...{given})"
        end = time.monotonic() + PATIENCE
        while not self._run(f"!!({find}) && !({find}).disabled"):
            if time.monotonic() > end:
                self.picture("missing")
                raise AssertionError(f"nothing to press says {words!r}:\n{self.text()[-3000:]}")
            time.sleep(0.3)
        self._run(f"{find}.scrollIntoView({{block: 'center'}})")
        middle = "(r => [r.x + r.width / 2, r.y + r.height / 2])"
        place = self._run(f"{middle}({find}.getBoundingClientRect())")
        mouse = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, **mouse)

    def text(self) -> str:
        """All words that the page shows."""
        return str(self._run("document.body ? document.body.innerText : ''"))

    def picture(self, name: str) -> None:
        """Keep what the page looks like, for people."""
        data = self._call("Page.captureScreenshot", format="png")["data"]
        (self._pictures / f"{name}.png").write_bytes(base64.b64decode(data))

    def _run(self, script: str) -> Any:
        found = self._call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in found:
            raise AssertionError(f"{script}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def _call(self, method: str, **params: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE))
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise AssertionError(f"{method}: {answer['error']}")
                return dict(answer["result"])


@contextmanager
def chromium(executable: str, folder: Path) -> Iterator[Browser]:
    """A running browser with a profile of its own in ``folder``; it ends with the block."""
    profile = folder / "profile"
    command = [executable, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **silent) as process:
        try:
            port, _ = _written(profile / "DevToolsActivePort", process).split()
            url = _tab(int(port))
            with connect(url, max_size=None, open_timeout=PATIENCE) as socket:
                yield Browser(socket, folder)
        finally:
            process.terminate()


def _written(path: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + PATIENCE
    while not path.exists() or len(path.read_text().split()) < 2:
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError("Chromium did not start")
        time.sleep(0.1)
    return path.read_text()


def _tab(port: int) -> str:
    with urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as answer:
        tabs = json.load(answer)
    return next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
