"""The names under which a report speaks of its own office."""

import re

_ENDINGS = re.compile(r"(?:人民政府)?(?:办公室|办事处)?$")
_AREA = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:特别行政区|自治[区州县旗]|[省市县州盟旗]|(?<!开发)(?<!示范)(?<![新园])区)(?=[\u4e00-\u9fff]{2,})"
)
_SHORTEST = 2


def name_forms(name: str) -> tuple[str, ...]:
    """The forms of an office's name that texts use, the longest first.

    `清源县青湾镇人民政府` is also 清源县青湾镇, 青湾镇人民政府, 青湾镇 and 青湾; `沅栎县自然资源局` also 自然资源局 and 沅栎县.
    """
    name = re.sub(r"\s+", "", name)
    areas = _areas(name)
    local = name[sum(map(len, areas)) :]
    forms = {name, local, *areas}
    for form in (name, local):
        forms.add(_ENDINGS.sub("", form))
    stem = _ENDINGS.sub("", local)
    if stem.endswith(("街道", "镇", "乡", "县", "区", "市")):
        forms.add(re.sub(r"(?:街道|[镇乡县区市])$", "", stem))
    return tuple(
        sorted((form for form in forms if len(form) >= _SHORTEST), key=lambda form: (-len(form), form))
    )


def _areas(name: str) -> list[str]:
    """The areas a name begins with: 江北市, 清源县; never the last word, which is the office itself."""
    areas, position = [], 0
    while match := _AREA.match(name, position):
        if name[match.end() :].startswith(("人民政府", "政府")):
            break
        areas.append(match[0])
        position = match.end()
    return areas
