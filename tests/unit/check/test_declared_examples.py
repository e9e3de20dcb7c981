"""The examples in the declaration follow our own rules; people copy them."""

from mingjian.check.checkdigit import uscc_check_digit
from mingjian.check.scan import examine
from mingjian.model.declaration import field_specs
from mingjian.model.registry import KINDS

TEXTS = [
    (kind.key, spec.path, spec.example)
    for kind in KINDS
    for spec in field_specs(kind.model)
    if isinstance(spec.example, str)
]


def test_examples_of_credit_codes_have_their_check_character() -> None:
    codes = [example for _, path, example in TEXTS if path.endswith("uscc")]
    assert len(codes) == 2
    assert all(uscc_check_digit(code) == code[-1] for code in codes)


def test_examples_of_texts_have_nothing_a_detector_would_mark() -> None:
    marked = {path: examine(example) for _, path, example in TEXTS if examine(example)}
    assert not marked
