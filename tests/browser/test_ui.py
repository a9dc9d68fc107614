"""The Dagster UI as people use it, in a browser: materialize all, see checks, find failing rows."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.assets.projects import new_project, spoil
from tests.browser.chromium import PATIENCE, chromium

ROOT = Path(__file__).parent.parent.parent
EXECUTABLE = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = pytest.mark.skipif(EXECUTABLE is None, reason="Chromium is not on this machine")


@pytest.fixture
def project(tmp_path):
    return new_project(tmp_path / "project")


@pytest.fixture
def ui(project, tmp_path):
    """The UI on a free port, as ``make ui`` starts it, with a history of its own; its address."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", home)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(home),
        "COPYDESK_PROJECT": str(project.raw.parent),
    }
    command = [sys.executable, "-m", "dagster", "dev", "-h", "127.0.0.1", "-p", str(port)]
    log = tmp_path / "ui.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        # Its web server and daemon are processes of the session that it leads.
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/server_info", timeout=5):
                return
        except (URLError, OSError):
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the UI did not start:\n{log.read_text()[-3000:]}") from None
            time.sleep(0.3)


def test_a_person_builds_sees_what_fails_and_finds_its_rows(project, ui, tmp_path):
    with chromium(EXECUTABLE, tmp_path) as browser:
        materialize_all(browser, ui)
        browser.wait_for("Success", otherwise="Failure")
        browser.picture("runs")
        assert (project.out / "v0.1.0" / "checks.html").is_file()

        browser.open(f"{ui}/assets/evidence?view=checks")
        browser.wait_for("corrections_hold")
        assert "Failed" not in browser.text()

        spoilt = spoil(project)
        materialize_all(browser, ui)
        browser.wait_for("Failure")
        assert not (project.out / "v0.2.0").exists()

        browser.open(f"{ui}/assets/evidence?view=checks&checkDetail=corrections_hold")
        shown = browser.wait_for("quarantine")
        assert str(project.work / "review" / "index.html") in shown
        browser.picture("check")
        browser.click("[Show Markdown]", 0)
        assert "1999-09-10" in browser.wait_for(spoilt[:12])
        browser.picture("rows")

        browser.open((project.work / "review" / "index.html").as_uri())
        browser.wait_for("1999-09-10")


def materialize_all(browser, ui):
    """Press the button, and go where runs are shown."""
    browser.open(f"{ui}/asset-groups")
    browser.wait_for("Materialize all")
    browser.click("Materialize all", exact=False)
    browser.wait_for("Launched run")
    browser.picture("launched")
    browser.open(f"{ui}/runs")
