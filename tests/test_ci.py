"""CI jobs as CI runs them: the GitHub action, the GitLab job of the docs, and the plain scripts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

CHECKOUT = Path(__file__).parent.parent
ACTION: dict[str, Any] = YAML(typ="safe").load((CHECKOUT / "action.yml").read_text())
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
FAULT = "# Notes\n\nThe plalform was offline.\n"
CLEAN = "# Notes\n\nThe platform was offline.\n"
_EXPRESSION = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


@dataclass
class Job:
    """What a job on GitHub leaves behind."""

    code: int = 0
    log: str = ""
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)


class Runner:
    """Runs the shell steps of the action in a checkout, as a runner of GitHub does.

    The steps that other actions do, and the installation, are passed over: the Python of the
    installation is the one that runs this test, with the code of this checkout.
    """

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.temporary = folder / "temporary"
        for made in (self.checkout, self.temporary):
            made.mkdir()

    def run(self, **inputs: str) -> Job:
        """The job with these inputs (`_` stands for `-`)."""
        given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        known = {f"inputs.{name}": value for name, value in given.items()}
        known["steps.install.outputs.python"] = sys.executable
        job = Job()
        for step in STEPS:
            if "run" in step and step.get("id") != "install":
                self._step(step, known, job)
                known |= {
                    f"steps.{step.get('id')}.outputs.{name}": value
                    for name, value in job.outputs.items()
                }
        return job

    def _step(self, step: Mapping[str, Any], known: Mapping[str, str], job: Job) -> None:
        files = {name: self.temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.write_text("")
        script = self.temporary / "step.sh"
        script.write_text(step["run"])
        values = {
            name: _EXPRESSION.sub(lambda match: known[match[1]], value)
            for name, value in step["env"].items()
        }
        ended = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
            cwd=self.checkout,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.temporary),
                "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"],
                "PYTHONPATH": str(CHECKOUT / "src"),
                "RUNNER_TEMP": str(self.temporary),
                **{name: str(path) for name, path in files.items()},
                **values,
            },
            capture_output=True,
            text=True,
        )
        job.code = ended.returncode
        job.log += ended.stdout + ended.stderr
        job.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        for line in files["GITHUB_OUTPUT"].read_text().splitlines():
            name, _, value = line.partition("=")
            job.outputs[name] = value

    def sarif(self, name: str = "factlint.sarif") -> dict[str, Any]:
        """The one run of a SARIF report."""
        report = json.loads((self.checkout / name).read_text(encoding="utf-8"))
        assert report["version"] == "2.1.0"
        (run,) = report["runs"]
        return dict(run)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner with a checkout of a clean and a faulty document."""
    runner = Runner(tmp_path)
    (runner.checkout / "articles").mkdir()
    (runner.checkout / "articles" / "fault.md").write_text(FAULT)
    (runner.checkout / "clean.md").write_text(CLEAN)
    return runner


# GitHub


def test_a_faulty_document_fails_the_job_with_annotations_summary_and_sarif(runner: Runner):
    job = runner.run()
    assert (job.code, job.outputs["exit-code"]) == (1, "1")
    assert "::error file=articles/fault.md,line=3,endLine=3,col=5," in job.log
    assert "articles/fault.md" in job.summary
    assert job.summary.startswith("## factlint: 1 error")
    (result,) = runner.sarif()["results"]
    location = result["locations"][0]["physicalLocation"]
    assert result["ruleId"] == "spelling/common-typo"
    assert location["artifactLocation"]["uri"] == "articles/fault.md"
    assert location["region"]["startLine"] == 3


def test_a_clean_document_passes_with_an_empty_sarif(runner: Runner):
    job = runner.run(paths="clean.md")
    assert (job.code, job.outputs["exit-code"]) == (0, "0")
    assert "::" not in job.log
    assert job.summary.startswith("## factlint: no findings")
    assert runner.sarif()["results"] == []


def test_paths_and_arguments_stand_one_on_a_line(runner: Runner):
    (runner.checkout / "annual report.md").write_text(FAULT)
    job = runner.run(paths="annual report.md\nclean.md\n", args="--ignore\nspelling,names\n")
    assert job.code == 0
    job = runner.run(paths="annual report.md\nclean.md\n")
    assert "file=annual report.md" in job.log
    assert "articles" not in job.log


def test_fail_on_is_that_of_the_input_else_that_of_the_configuration(runner: Runner):
    (runner.checkout / "factlint.toml").write_text('fail-on = "never"\n')
    assert runner.run().code == 0
    assert runner.run(fail_on="error").code == 1
    assert len(runner.sarif()["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "absent.md\narticles"}, "3"),
        ({"args": "--rules\nabsent.yaml"}, "2"),
        ({"args": "--nonsense"}, "2"),
        ({"fail_on": "sometimes"}, "2"),
    ],
    ids=str,
)
def test_what_goes_wrong_fails_the_job_and_is_told(
    runner: Runner, inputs: dict[str, str], code: str
):
    job = runner.run(**inputs)
    assert job.code == int(code)
    assert job.outputs["exit-code"] == code
    is_reported = (runner.checkout / "factlint.sarif").exists()
    assert (job.outputs.get("is-reported") == "true") == is_reported
    assert "factlint" in job.log


def test_the_sarif_goes_where_the_input_says(runner: Runner):
    runner.run(sarif_file="out/my report.sarif")
    assert len(runner.sarif("out/my report.sarif")["results"]) == 1


@pytest.mark.parametrize("name", list(ACTION["inputs"]))
def test_no_input_is_a_command(runner: Runner, name: str):
    evil = "\"; touch pwned; $(touch pwned) `touch pwned` '; touch pwned #"
    runner.run(**{name.replace("-", "_"): evil})
    assert not any(path.name == "pwned" for path in runner.checkout.rglob("*"))


def test_a_path_that_looks_like_an_option_is_a_path(runner: Runner):
    (runner.checkout / "--fail-on=never.md").write_text(FAULT)
    job = runner.run(paths="--fail-on=never.md")
    assert job.code == 1


def test_a_document_cannot_speak_to_the_runner(runner: Runner):
    name = "::set-output name=x::y\n::warning ::z.md"
    (runner.checkout / name).write_text(FAULT)
    (runner.checkout / "articles" / "fault.md").write_text(f"{FAULT}\n::error ::soon plalform\n")
    job = runner.run(paths=f"{name.partition(chr(10))[0]}\n.")
    spoken = [line for line in job.log.splitlines() if line.startswith("::")]
    assert spoken
    assert all(line.startswith("::error file=") for line in spoken)


def test_modules_in_the_checkout_are_not_imported(runner: Runner):
    for name in ("factlint", "json", "regex", "pip"):
        (runner.checkout / f"{name}.py").write_text("raise SystemExit(99)\n")
    assert runner.run().code == 1


def test_expressions_stand_in_the_environment_alone():
    for step in STEPS:
        assert "${{" not in step.get("run", "")
        if "run" in step:
            assert step["shell"] == "bash"


def test_every_input_is_used_and_every_expression_is_known():
    text = (CHECKOUT / "action.yml").read_text()
    used = set(re.findall(r"\binputs\.([\w-]+)", text))
    assert used == set(ACTION["inputs"])
    identifiers = {step["id"] for step in STEPS if "id" in step}
    assert set(re.findall(r"\bsteps\.([\w-]+)", text)) <= identifiers
    assert {step["uses"].partition("@")[0] for step in STEPS if "uses" in step} == {
        "actions/setup-python",
        "github/codeql-action/upload-sarif",
    }


@pytest.mark.slow
def test_the_action_installs_this_checkout(published: Path, tmp_path: Path):
    (install,) = [step for step in STEPS if step.get("id") == "install"]
    output = tmp_path / "output"
    environment = {
        **os.environ,
        "PYTHON": sys.executable,
        "ACTION_PATH": str(published),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(output),
    }
    environment.pop("PYTHONPATH", None)
    subprocess.run(["bash", "-e", "-c", install["run"]], env=environment, check=True)
    python = output.read_text().strip().removeprefix("python=")
    (tmp_path / "fault.md").write_text(FAULT)
    checked = subprocess.run(
        [python, "-P", "-m", "factlint", "check", "fault.md", "--quiet"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 1, checked.stderr
    assert "[spelling/common-typo]" in checked.stdout


# docs/ci.md


def blocks(page: str) -> dict[str, str]:
    """The files that a page of the docs shows, by name."""
    text = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")
    fences = [token for token in MarkdownIt("commonmark").parse(text) if token.type == "fence"]
    named = [(fence.info.partition("file=")[2], fence.content) for fence in fences]
    return {name: content for name, content in named if name}


def run_shell(lines: list[str], folder: Path, command: Path) -> int:
    """The exit code of these lines, run as a CI system does: the first that fails is the last."""
    environment = {**os.environ, "PATH": f"{command}{os.pathsep}{os.environ['PATH']}"}
    script = "\n".join(lines)
    return subprocess.run(["bash", "-e", "-c", script], cwd=folder, env=environment).returncode


@pytest.mark.parametrize(("text", "code", "found"), [(FAULT, 1, 1), (CLEAN, 0, 0)])
def test_the_gitlab_job_writes_the_reports_that_it_declares(
    tmp_path: Path, command: Path, text: str, code: int, found: int
):
    job = YAML(typ="safe").load(blocks("ci.md")[".gitlab-ci.yml"])["factlint"]
    install, *script = job["script"]
    assert install.startswith("pip install ")
    (tmp_path / "a.md").write_text(text)
    assert run_shell(script, tmp_path, command) == code
    reports = job["artifacts"]["reports"]
    entries = json.loads((tmp_path / reports["codequality"]).read_text())
    assert len(entries) == found
    for entry in entries:
        assert entry["description"]
        assert entry["check_name"] == "spelling/common-typo"
        assert re.fullmatch("[0-9a-f]{32}", entry["fingerprint"])
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["location"] == {"path": "a.md", "lines": {"begin": 3}}
    suites = ElementTree.parse(tmp_path / reports["junit"]).getroot()
    assert suites.get("failures") == str(found)
    assert job["artifacts"]["when"] == "always"


def test_the_workflow_of_the_docs_gives_only_inputs_that_the_action_has():
    text = (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8")
    given = set(re.findall(r"^ {10}([\w-]+):", text, re.MULTILINE))
    assert given
    assert given <= set(ACTION["inputs"])
    for name, value in ACTION["inputs"].items():
        (row,) = re.findall(rf"^\| `{name}` \| (.*?) \|", text, re.MULTILINE)
        assert not value["default"] or value["default"] in row
