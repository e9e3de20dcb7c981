from mingjian.derive.pairs import Inspector, draw_pairs, eligible

PEOPLE = [Inspector(f"A{n:02d}") for n in range(1, 9)]
SUBJECTS = [f"sl-j{n:04d}" for n in range(1, 31)]


def test_everyone_gets_two_different_inspectors():
    pairs = draw_pairs(SUBJECTS, PEOPLE, "key./")
    assert list(pairs) == SUBJECTS
    assert all(len(set(pair)) == 2 for pair in pairs.values())
    assert {inspector for pair in pairs.values() for inspector in pair} == {item.id for item in PEOPLE}


def test_nobody_inspects_where_recusal_is_due():
    people = [Inspector("A01", frozenset(SUBJECTS)), *PEOPLE[1:]]
    assert not any("A01" in pair for pair in draw_pairs(SUBJECTS, people, "key./").values())
    assert "A01" not in eligible(people, SUBJECTS[0])


def test_the_order_of_the_file_does_not_matter_the_key_does():
    assert draw_pairs(SUBJECTS, PEOPLE[::-1], "key./") == draw_pairs(SUBJECTS, PEOPLE, "key./")
    assert draw_pairs(SUBJECTS, PEOPLE, "other./") != draw_pairs(SUBJECTS, PEOPLE, "key./")


def test_too_few_inspectors_give_too_few_names():
    people = [Inspector("A01"), Inspector("A02", frozenset({"sl-j0001"}))]
    assert draw_pairs(["sl-j0001", "sl-j0002"], people, "k")["sl-j0001"] == ("A01",)
