"""Writes a model of 600 kB with random weights: real protocol, nonsense text.

    python tests/servers/tiny_model.py OUT.gguf

Needs gguf, tokenizers and numpy, which only `scripts/build_model_server` installs, into an environment of its own. The
vocabulary is a byte-level BPE over the lines below (made up for this purpose); a bias on the output keeps the model
from halves of characters and from control characters, so that what it says is text.
"""

import sys
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType
from tokenizers import ByteLevelBPETokenizer

LINES = [
    "本年度我单位围绕中心工作，及时公开重点领域信息，方便群众查阅。",
    "对收到的申请逐件登记、逐件答复，答复文书由专人审核后送达。",
    "完善信息发布前的审查流程，明确谁起草、谁审核、谁负责。",
    "政务新媒体按规定更新，栏目设置更加清楚，内容更贴近生活。",
    "组织业务培训，通报检查中发现的不足，督促按期整改。",
    "存在的主要问题：部分解读材料形式单一，更新不够及时。",
    "改进措施：丰富解读形式，建立更新提醒，安排专人负责。",
    "没有需要报告的其他事项。以上数据统计期限为一月一日至十二月三十一日。",
    "共收到{{applications}}，均已办结。行政复议{{disputes}}，行政诉讼{{litigation}}。",
    '{"answer": "好", "count": 3, "ok": true} <think> </think>',
    "The model answers in plain text. OpenAI compatible chat completions, 0123456789.",
]
VOCABULARY = 1024
WIDTH, LAYERS, HEADS, HEADS_KV, INNER, CONTEXT = 64, 2, 4, 2, 128, 4096
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)


def tokenizer() -> tuple[list[str], list[str]]:
    """Tokens in order of their number, and the merges."""
    import json

    trained = ByteLevelBPETokenizer()
    trained.train_from_iterator(
        LINES * 20, VOCABULARY, min_frequency=2, show_progress=False, special_tokens=list(SPECIAL)
    )
    model = json.loads(trained.to_str())["model"]
    merges = [item if isinstance(item, str) else " ".join(item) for item in model["merges"]]
    return sorted(model["vocab"], key=model["vocab"].get), merges


def byte_of() -> dict[str, int]:
    """The byte that each character of a byte-level vocabulary stands for."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [number for number in range(256) if number not in printable]
    pairs = [(chr(number), number) for number in printable]
    return dict(pairs + [(chr(256 + index), number) for index, number in enumerate(others)])


def is_text(token: str, table: dict[str, int]) -> bool:
    """Whether a token alone is whole characters, none of them a control character."""
    try:
        text = bytes(table[character] for character in token).decode()
    except (KeyError, UnicodeDecodeError):
        return False
    return all(character.isprintable() for character in text)


def write(path: Path) -> None:
    """Write the model; the same bytes each time."""
    tokens, merges = tokenizer()
    random = np.random.default_rng(20211)
    writer = GGUFWriter(str(path), "qwen2")
    writer.add_name("tiny")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS_KV)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(10000.0)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types([TokenType.CONTROL if token in SPECIAL else TokenType.NORMAL for token in tokens])
    writer.add_token_merges(merges)
    writer.add_eos_token_id(tokens.index("<|im_end|>"))
    writer.add_pad_token_id(tokens.index("<|endoftext|>"))
    writer.add_chat_template(TEMPLATE)
    for name, shape in shapes(len(tokens)).items():
        tensor = random.normal(0, 0.02 if len(shape) > 1 else 0, shape)
        writer.add_tensor(name, (tensor + (1 if "norm" in name else 0)).astype(np.float32))
    table = byte_of()
    bias = [0.0 if is_text(token, table) else -60.0 for token in tokens]
    bias[tokens.index("<|im_end|>")] = 1.0
    writer.add_tensor("output.bias", np.array(bias, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def shapes(vocabulary: int) -> dict[str, tuple[int, ...]]:
    """Every tensor but the output's bias."""
    narrow = WIDTH // HEADS * HEADS_KV
    block = {
        "attn_norm.weight": (WIDTH,),
        "attn_q.weight": (WIDTH, WIDTH),
        "attn_q.bias": (WIDTH,),
        "attn_k.weight": (narrow, WIDTH),
        "attn_k.bias": (narrow,),
        "attn_v.weight": (narrow, WIDTH),
        "attn_v.bias": (narrow,),
        "attn_output.weight": (WIDTH, WIDTH),
        "ffn_norm.weight": (WIDTH,),
        "ffn_gate.weight": (INNER, WIDTH),
        "ffn_up.weight": (INNER, WIDTH),
        "ffn_down.weight": (WIDTH, INNER),
    }
    outer = {
        "token_embd.weight": (vocabulary, WIDTH),
        "output_norm.weight": (WIDTH,),
        "output.weight": (vocabulary, WIDTH),
    }
    return outer | {f"blk.{layer}.{name}": shape for layer in range(LAYERS) for name, shape in block.items()}


if __name__ == "__main__":
    write(Path(sys.argv[1]))
