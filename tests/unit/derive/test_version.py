from mingjian.derive.version import short_version, version_name

SHA = "0123456789abcdef0123456789abcdef01234567"


def test_a_version_is_told_by_the_beginning_of_its_commit() -> None:
    assert short_version(version_name(SHA, changed=False)) == "0123456789"


def test_uncommitted_changes_are_never_passed_off_as_the_commit() -> None:
    assert version_name(SHA, changed=True) == f"{SHA}-dirty"
    assert short_version(f"{SHA}-dirty") == "0123456789（含未提交的改动）"


def test_a_folder_without_history_has_no_version() -> None:
    assert version_name(None, changed=True) is None
    assert short_version(None) == "未纳入版本管理"
