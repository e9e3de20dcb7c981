import re
from importlib.resources import files

from mingjian.render.pages.labels import labels


def test_labels_are_read_from_the_declaration():
    assert labels()["institution.contact.phone"] == "办公电话"
    assert labels()["appraiser.affiliations"] == "执业机构"
    assert labels()["fee-waivers.items[].proof"] == "需要什么证明"


def test_every_label_a_template_asks_for_is_declared():
    templates = [
        item for item in (files("mingjian") / "templates" / "pages").iterdir() if item.name.endswith(".j2")
    ]
    asked = {name for item in templates for name in re.findall(r'L\["([^"]+)"\]', item.read_text("utf-8"))}
    assert asked
    assert asked - labels().keys() == set()
