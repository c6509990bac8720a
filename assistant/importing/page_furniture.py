"""What stands on a page of a government site around the report: menus, sharing, printing, the site's imprint.

Only short lines are judged, and only by words that no report would use for a paragraph of its own.
"""

import re

_LONGEST = 60

_FURNITURE = re.compile(
    r"""^(?:
      (?:您?的?)?(?:当前|现在)(?:的?)位置 | 您(?:现在)?(?:的位置|所在) | 首页\s*[>》\-|/]
    | (?:信息)?来源\s*[:：] | (?:发布|发文|成文|更新|公开|生成)(?:时间|日期)\s*[:：] | 作者\s*[:：] | 责任编辑 | 编辑\s*[:：]
    | (?:阅读|浏览|点击|访问)(?:次数|量|数|率)? \s*[:：]? \s*(?:\d+\s*次?)?$ | 浏览\s*[:：] | 访问量
    | 字(?:体|号)(?:大小)?\s*[:：] | [【\[（(]?\s*(?:大|中|小)(?:\s*[】\]）)【\[（(]*\s*(?:大|中|小))+ | 字号
    | 打印(?:本页|整页|内容|此页|页面)? | 关闭(?:窗口|本页|页面)? | 分享(?:到|至)?(?:\s*[:：].*)?$ | 收藏(?:本页)?$ | 下载(?:文档)?$
    | (?:设为首页|加入收藏|无障碍(?:阅读|浏览)?|长者(?:版|模式)|关怀版|适老|简体|繁體|繁体|English|网站地图|手机版|返回(?:首页|顶部|列表)?)
    | 上一(?:篇|条) | 下一(?:篇|条) | 相关(?:链接|文档|附件|信息|文章)\s*[:：]?$ | 扫一扫 | 用微信扫 | 微信扫 | 手机扫
    | 版权所有 | Copyright | 主办(?:单位)?\s*[:：] | 承办(?:单位)?\s*[:：] | 网站标识码 | \S{0,2}ICP备 | \S{0,3}公网安备 | 技术支持\s*[:：]
    | 索\s*引\s*号 | 信息索引 | 发布(?:机构|单位)\s*[:：] | 发文字号\s*[:：] | 文\s*号\s*[:：] | 有效性\s*[:：] | 主题(?:词|分类)\s*[:：] | 名\s*称\s*[:：]
    | (?:首页|政务公开|政务服务|互动交流|新闻中心|走进\S{1,6}|信息公开|数据开放)(?:\s+\S{2,8}){0,9}$
    | 联系我们$ | 站点地图$ | 隐私(?:声明|保护)$ | 网站声明$
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether a line of a page is not the report's."""
    return len(line) <= _LONGEST and not line.endswith("。") and _FURNITURE.match(line) is not None
