import os
from datetime import date
from pathlib import Path

import git
import pytest
from mingjian.load.source import FolderSource, RevisionSource
from mingjian.model.errors import SourceError


def put(root: Path, **files: str) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    return root


def commit(repo: git.Repo, when: str) -> None:
    repo.git.add(A=True)
    env = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    repo.git.execute(
        ["git", "-c", "user.name=n", "-c", "user.email=e@e.invalid", "commit", "-qm", "m"],
        env=os.environ | env,
    )


@pytest.fixture
def repo(tmp_path: Path) -> git.Repo:
    repo = git.Repo.init(tmp_path / "r")
    put(tmp_path / "r" / "库", **{"registry.yml": "a: 1\n", "cases/2024/x.yml": "旧\n"})
    commit(repo, "2026-01-02T23:30:00+0800")
    put(tmp_path / "r" / "库", **{"cases/2024/x.yml": "新\n"})
    put(tmp_path / "r", other="x")
    commit(repo, "2026-03-04T00:30:00+0800")
    put(tmp_path / "r", other="y")
    commit(repo, "2026-05-06T00:30:00+0800")
    yield repo
    repo.close()


def test_files_are_listed_in_order_without_hidden_and_generated_ones(tmp_path: Path) -> None:
    put(
        tmp_path,
        **{"b.yml": "", "a/c.yml": "", ".git/x": "", "a/.hid": "", "schema/s.json": "", "a/schema/t.yml": ""},
    )
    assert [file.path for file in FolderSource(tmp_path).files()] == ["a/c.yml", "a/schema/t.yml", "b.yml"]


def test_links_are_listed_and_never_opened(tmp_path: Path) -> None:
    root = put(tmp_path / "库", **{"registry.yml": "a: 1"})
    put(tmp_path, **{"outside/secret.yml": "s"})
    (root / "link.yml").symlink_to(tmp_path / "outside" / "secret.yml")
    (root / "folder").symlink_to(tmp_path / "outside")
    source = FolderSource(root)
    assert {file.path: file.regular for file in source.files()} == {
        "registry.yml": True, "link.yml": False, "folder": False,
    }  # fmt: skip
    with pytest.raises(SourceError):
        source.read("link.yml")


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    source = FolderSource(tmp_path)
    assert [file.regular for file in source.files()] == [False]
    with pytest.raises(SourceError):
        source.read("pipe.yml")


def test_a_missing_folder_is_an_error_of_the_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        FolderSource(tmp_path / "none")


def test_the_commit_is_the_last_one_of_the_registry(repo: git.Repo) -> None:
    found = FolderSource(Path(str(repo.working_tree_dir)) / "库").commit()
    assert found is not None
    assert found.date == date(2026, 3, 4)
    assert found.sha == repo.commit("HEAD~1").hexsha


@pytest.mark.parametrize("when", ["2026-05-05T18:30:00+0000", "2026-05-05T23:00:00-0400"])
def test_the_day_of_a_commit_is_that_of_china_wherever_it_was_made(repo: git.Repo, when: str) -> None:
    root = Path(str(repo.working_tree_dir)) / "库"
    put(root, **{"cases/2024/x.yml": when})
    commit(repo, when)
    found = FolderSource(root).commit()
    assert found is not None
    assert found.date == date(2026, 5, 6)


@pytest.mark.parametrize(
    ("day", "rev"),
    [("2026-03-03", "HEAD~2"), ("2026-03-04", "HEAD~1"), ("2026-01-02", "HEAD~2"), ("2030-01-01", "HEAD")],
)
def test_a_day_names_the_last_commit_up_to_its_end(repo: git.Repo, day: str, rev: str) -> None:
    source = RevisionSource(Path(str(repo.working_tree_dir)) / "库", day)
    assert source.rev == repo.commit(rev).hexsha
    source.repo.close()


@pytest.mark.parametrize("day", ["2026-01-01", "2026-02-30", "2026-13-01"])
def test_a_day_before_all_commits_or_of_no_calendar_names_none(repo: git.Repo, day: str) -> None:
    with pytest.raises(SourceError, match="没有这个版本"):
        RevisionSource(Path(str(repo.working_tree_dir)) / "库", day)


def test_outside_git_there_is_no_commit(tmp_path: Path) -> None:
    assert FolderSource(tmp_path).commit() is None
    assert not FolderSource(tmp_path).has_changes()


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("库/cases/2024/x.yml", "改\n", True),
        ("库/cases/2024/new.yml", "a: 1\n", True),
        ("库/cases/2024/skipped.yml", "a: 1\n", True),
        ("库/schema/case.json", "{}", False),
        ("库/.editor", "x", False),
        ("other", "z", False),
    ],
)
def test_uncommitted_changes_of_what_is_read_are_told(
    repo: git.Repo, path: str, text: str, expected: bool
) -> None:
    root = Path(str(repo.working_tree_dir))
    put(root / ".git" / "info", exclude="skipped.yml\n")
    source = FolderSource(root / "库")
    assert not source.has_changes()
    day = source.commit()
    put(root, **{path: text})
    assert source.has_changes() is expected
    assert source.commit() == day


def test_a_file_that_is_gone_is_an_uncommitted_change(repo: git.Repo) -> None:
    root = Path(str(repo.working_tree_dir)) / "库"
    (root / "cases/2024/x.yml").unlink()
    assert FolderSource(root).has_changes()
    revision = RevisionSource(root, "HEAD")
    assert not revision.has_changes()
    revision.repo.close()


def test_a_revision_is_read_without_a_checkout(repo: git.Repo) -> None:
    root = Path(str(repo.working_tree_dir)) / "库"
    now, before = RevisionSource(root, "HEAD"), RevisionSource(root, "HEAD~2")
    assert [file.path for file in now.files()] == ["cases/2024/x.yml", "registry.yml"]
    assert now.read("cases/2024/x.yml").decode() == "新\n"
    assert before.read("cases/2024/x.yml").decode() == "旧\n"
    found = before.commit()
    assert found is not None
    assert found.date == date(2026, 1, 2)
    assert now.label == "库"
    now.repo.close()
    before.repo.close()


@pytest.mark.parametrize("rev", ["nowhere", "--help", ""])
def test_an_unknown_revision_is_an_error_of_the_source(repo: git.Repo, rev: str) -> None:
    with pytest.raises(SourceError):
        RevisionSource(Path(str(repo.working_tree_dir)) / "库", rev)
