"""Two workers, a driver and a database, each killed in the middle: the same outputs, nothing lost, nothing done twice."""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.cluster.database import connected
from tests.batch.cluster.postgres import Postgres
from tests.made_offices import write_county
from tests.servers.drafting import DraftingServer

pytestmark = pytest.mark.slow

OFFICES = 12


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    write_county(folder / "数据", OFFICES, kinds=("json", "yaml"))
    return folder / "数据"


WORKER = """
import sys, assistant.batch.cluster.worker as worker
from assistant.batch.cluster.database import run_async
rhythm = worker.Rhythm(heartbeat=0.5, dead_after=6, poll=0.3)
run_async(worker.serve(sys.argv[1], int(sys.argv[2]), 1, lambda text: print(text, file=sys.stderr, flush=True), rhythm))
"""
DRIVER = """
import sys, assistant.batch.cluster.driver as driver, assistant.batch.cluster.worker as worker
worker.Rhythm.__init__.__defaults__ = (0.5, 6, 0.3)
from assistant.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@dataclass
class Cluster:
    """The processes of one test; all are ended with it."""

    address: str
    data: Path
    folder: Path
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def python(self, *arguments: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen([sys.executable, *arguments], stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def worker(self, concurrency: int = 2) -> subprocess.Popen[bytes]:
        return self.python("-c", WORKER, self.address, str(concurrency))

    def driver(self, out: str = "结果", *more: str) -> subprocess.Popen[bytes]:
        arguments = (
            "batch",
            str(self.data),
            "-o",
            str(self.folder / out),
            "--kind",
            "md",
            "--cluster",
            self.address,
        )
        return self.python("-c", DRIVER, *arguments, "--run", out, *more)

    def query(self, text: str) -> list[dict[str, Any]]:
        async def ask() -> list[dict[str, Any]]:
            async with connected(self.address) as connector:
                rows: list[dict[str, Any]] = await connector.execute_query_all_async(text)
                return rows

        return asyncio.run(ask())

    def done(self) -> int:
        return int(self.query("SELECT count(*) AS n FROM assistant_work WHERE outcome IS NOT NULL")[0]["n"])

    def wait_until(self, condition: Callable[[], bool], seconds: float = 180) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, self.logs()
            time.sleep(0.1)

    def finish(self, driver: subprocess.Popen[bytes]) -> None:
        assert driver.wait(timeout=240) in (0, 1), self.logs()

    def logs(self) -> str:
        return "\n".join(
            path.read_text(encoding="utf-8", errors="replace") for path in sorted(self.folder.glob("*.log"))
        )


@pytest.fixture
def cluster(
    postgres: Postgres, data: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Cluster]:
    address = postgres.address(f"test{abs(hash(request.node.name))}")
    setup = [sys.executable, "-m", "assistant", "worker", "--cluster", address, "--setup"]
    for words in ("建表，完成", "已是最新"):
        done = subprocess.run(setup, capture_output=True, text=True, check=False)
        assert words in done.stderr, done.stderr
    made = Cluster(address, data, tmp_path)
    yield made
    for process in made.processes:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()


@pytest.fixture(scope="module")
def local(data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one machine writes."""
    out = tmp_path_factory.mktemp("local") / "结果"
    command = [
        sys.executable,
        "-m",
        "assistant",
        "batch",
        str(data),
        "-o",
        str(out),
        "--kind",
        "md",
        "--jobs",
        "1",
    ]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 1
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes() for path in sorted((out / "机关").rglob("*.*"))
    }


def test_two_workers_write_what_one_machine_writes_and_every_office_is_done_once(
    cluster: Cluster, local: dict[str, bytes]
) -> None:
    workers = [cluster.worker(), cluster.worker()]
    cluster.finish(cluster.driver())
    assert files(cluster.folder / "结果") == local
    assert {row["starts"] for row in cluster.query("SELECT starts FROM assistant_work")} == {1}
    cluster.finish(cluster.driver("再来"))
    assert files(cluster.folder / "再来") == local
    assert {row["starts"] for row in cluster.query("SELECT starts FROM assistant_work")} == {1}
    workers[0].send_signal(signal.SIGTERM)
    assert workers[0].wait(timeout=20) == 0
    assert "工作进程已停止" in cluster.logs()
    assert "Traceback" not in cluster.logs()


def test_a_killed_worker_loses_nothing_and_what_was_finished_is_not_done_again(
    cluster: Cluster, local: dict[str, bytes]
) -> None:
    first, _ = cluster.worker(), cluster.worker()
    driver = cluster.driver()
    cluster.wait_until(lambda: cluster.done() >= 4)
    first.kill()
    cluster.finish(driver)
    assert files(cluster.folder / "结果") == local
    starts = [row["starts"] for row in cluster.query("SELECT starts FROM assistant_work")]
    assert sum(starts) - len(starts) <= 2  # only what the dead worker had in hand


def test_a_killed_driver_goes_on_where_it_was(cluster: Cluster, local: dict[str, bytes]) -> None:
    cluster.worker()
    driver = cluster.driver()
    cluster.wait_until(lambda: cluster.done() >= 3)
    driver.kill()
    driver.wait()
    cluster.finish(cluster.driver())
    assert files(cluster.folder / "结果") == local
    assert {row["starts"] for row in cluster.query("SELECT starts FROM assistant_work")} == {1}


def test_a_database_that_is_cut_off_comes_back_with_everything(
    cluster: Cluster, postgres: Postgres, local: dict[str, bytes]
) -> None:
    cluster.worker(), cluster.worker()
    driver = cluster.driver()
    cluster.wait_until(lambda: cluster.done() >= 4)
    postgres.kill()
    cluster.wait_until(lambda: "数据库断开了" in cluster.logs())
    postgres.start()
    cluster.finish(driver)
    assert files(cluster.folder / "结果") == local
    starts = [row["starts"] for row in cluster.query("SELECT starts FROM assistant_work")]
    assert sum(starts) - len(starts) <= 4  # at most what both workers had in hand
    assert "Traceback" not in cluster.logs()


def test_a_run_is_seen_and_stopped_from_elsewhere_and_goes_on_later(
    cluster: Cluster, local: dict[str, bytes]
) -> None:
    driver = cluster.driver()
    cluster.wait_until(
        lambda: len(cluster.query("SELECT 1 AS n FROM assistant_work")) == len(local_offices(local))
    )

    def ask(*arguments: str) -> Any:
        command = [
            sys.executable,
            "-m",
            "assistant",
            "worker",
            "--cluster",
            cluster.address,
            *arguments,
            "--json",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    (state,) = ask("--status")["runs"]
    assert (state["run"], state["total"], state["done"], state["waiting"]) == (
        "结果",
        len(local_offices(local)),
        0,
        state["total"],
    )
    assert ask("--stop", "结果")["taken_back"] == state["total"]
    assert driver.wait(timeout=20) == 2
    assert "已被停止" in cluster.logs()
    cluster.worker()
    cluster.finish(cluster.driver())
    assert files(cluster.folder / "结果") == local
    (state,) = ask("--status")["runs"]
    assert (state["done"], state["stopped"]) == (state["total"], False)


def local_offices(local: dict[str, bytes]) -> set[str]:
    return {name.split("/")[1] for name in local}


def test_with_a_model_a_killed_workers_finished_calls_are_not_paid_again(cluster: Cluster) -> None:
    concurrency, calls_an_office = 2, 4
    with DraftingServer(latency=0.3) as server:
        first, _ = cluster.worker(concurrency), cluster.worker(concurrency)
        model = ("--model", "drafting", "--base-url", server.base_url)
        driver = cluster.driver("有模型", *model)
        cluster.wait_until(lambda: cluster.done() >= 3)
        first.kill()
        cluster.finish(driver)
        answered, different = server.injected.total(), len(server._times)
        assert (
            answered - different <= concurrency * calls_an_office
        )  # only what the dead worker was waiting for
        cluster.worker(concurrency)
        cluster.finish(cluster.driver("再来", *model))
        assert server.injected.total() == answered
    summary = json.loads((cluster.folder / "有模型" / "summary.json").read_text(encoding="utf-8"))
    assert {office["drafter"] for office in summary["offices"]} == {"drafting"}


def test_the_password_is_never_shown() -> None:
    address = "postgresql://office:secret@127.0.0.1:1/nothing"
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "worker"], capture_output=True, text=True, check=False,
        env={**os.environ, "ASSISTANT_CLUSTER": address},
    )  # fmt: skip
    assert done.returncode == 2
    assert "连不上数据库 127.0.0.1:1/nothing：那里没有数据库在等候" in done.stderr
    assert "secret" not in done.stderr and "Traceback" not in done.stderr
