"""Sums inside the prose: which numbers must make up another, which may fall short of it, and which have nothing to do with it."""

import pytest

from assistant.figures import Figures
from tests.checking.test_claims import claims_of

SUMS = [
    # joined by 、 they are one list, of which the first ones do not make up the whole by themselves
    ("发布信息737条，其中区政府网站163条、公众号521条、公示栏53条。", "737条", "supported"),
    ("发布信息684条，其中区政府网站163条、公众号521条、公示栏53条。", "684条", "contradicted"),
    ("发布信息684条，其中区政府网站163条，公众号521条，政策解读53条。", "684条", "supported"),
    # 其他 belongs to the list before it
    ("公开信息228条：社会救助类64条，养老服务类51条，社会组织类73条，其他类40条。", "228条", "supported"),
    ("公开信息188条：社会救助类64条，养老服务类51条，社会组织类73条，其他类40条。", "188条", "contradicted"),
    # a paper is of one of three kinds
    ("发文82件：主动公开61件，不予公开17件，依申请公开4件。", "82件", "supported"),
    ("发文78件：主动公开61件，不予公开17件，依申请公开4件。", "78件", "contradicted"),
    # 按…分 announces all parts
    ("制发公文330件，按印发层级分，局发287件、办公室发43件。", "330件", "supported"),
    ("制发公文331件，按印发层级分，局发287件、办公室发43件。", "331件", "contradicted"),
    ("制发公文331件，按内容看，业务类287件、党建类43件。", "331件", "unverifiable"),
    # the nouns before the whole are told one by one
    ("办理县人大建议、政协提案共17件，其中建议9件、提案8件。", "17件", "supported"),
    ("办理县人大建议、政协提案共18件，其中建议9件、提案8件。", "18件", "contradicted"),
    ("办理县人大建议、政协提案共18件，其中交通类9件、教育类8件。", "18件", "unverifiable"),
    # the bracket behind the noun divides the number before it
    ("43件给予公开（34件全部公开，9件部分公开）。", "43件", "supported"),
    ("44件给予公开（34件全部公开，9件部分公开）。", "44件", "contradicted"),
    ("收到申请78件（自然人69件、企业9件）。", "78件", "contradicted"),
    # a bracket may name the larger kinds only, unless 其他 or 其余 closes it
    ("公开信息325条（招生132条、预决算37条、民办教育41条）。", "325条", "unverifiable"),
    ("公开信息325条（招生132条、预决算37条、其他41条）。", "325条", "contradicted"),
    ("公开信息210条（招生132条、预决算37条、其余41条）。", "210条", "supported"),
    # the first two are added up, and are no part of the list themselves
    ("网站120条，公众号130条，微博50条，前两项合计250条。", "250条", "supported"),
    ("网站120条，公众号130条，微博50条，前两项合计180条。", "120条", "unverifiable"),
    # their shares between them, and semicolons, do not part them
    ("收到申请77件。其中，网上60件，占77.92%；信函14件，占18.18%；当面3件，占3.90%。", "14件", "supported"),
    ("收到申请77件。其中，网上60件，占77.92%；信函15件，占19.48%；当面3件，占3.90%。", "15件", "unverifiable"),
    # the tables have the whole, so a part is wrong
    ("全年收到申请77件，分别为网络40件、邮寄30件、当面7件。", "7件", "supported"),
    ("全年收到申请77件，分别为网络40件、邮寄30件、当面6件。", "6件", "contradicted"),
    ("收到申请77件（网络40件、邮寄38件）。", "38件", "contradicted"),
    ("收到申请77件（网络40件、邮寄30件）。", "30件", "unverifiable"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "verdict"), SUMS)
def test_parts_are_held_against_their_whole(office: Figures, text: str, quote: str, verdict: str) -> None:
    claim = claims_of(office, text)[quote]
    assert claim.verdict == verdict, claim
