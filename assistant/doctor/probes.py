"""What the doctor asks a model: three short questions that show whether it can draft."""

from assistant.llm import Message, Request

ANSWER_REQUEST = Request((Message("user", "请用一句话说明什么是政府信息公开。只写这一句。"),), max_tokens=200)

SLOTS = ("{{applications_new}}", "{{applications_done}}")
SLOT_REQUEST = Request(
    (
        Message(
            "system",
            "你写公文里的句子。双花括号是占位符，程序会换成数字。占位符必须一字不差地写回，每个只用一次，不要写任何数字。只写句子。",
        ),
        Message(
            "user",
            "写一句话，说明本年度新收政府信息公开申请{{applications_new}}，办结{{applications_done}}。",
        ),
    ),
    max_tokens=200,
)

FORM = {
    "type": "object",
    "properties": {"topic": {"type": "string"}, "ok": {"type": "boolean"}},
    "required": ["topic", "ok"],
    "additionalProperties": False,
}
FORM_REQUEST = Request(
    (
        Message(
            "user",
            '只输出一个 JSON 对象，两个键：topic（字符串，写“信息公开”）和 ok（写 true）。例：{"topic": "信息公开", "ok": true}',
        ),
    ),
    max_tokens=200,
)
