"""Command lines to try on a real parser: for every option what is right, and every way to write it wrong that we know."""

WRONG = {"int": "two", "uint": "two", "float": "much", "bool": "maybe", "json": "{bad", "size": "8kk", "size-or-auto": "automatic", "json-or-string": "{bad}", "lora": "text", "path-prefix": "text"}
RIGHT = {"int": "3", "uint": "3", "float": "0.5", "bool": "true", "json": "{}", "size": "8k", "size-or-auto": "auto", "json-or-string": '{"a": 1}', "string": "text", "lora": "a=b", "path-prefix": "/v1"}

HAND = [
    [],
    ["--"],
    ["word"],
    ["--", "--nothing"],
    ["--nothing"],
    ["--nothing=1"],
    ["--nothing", "1"],
    ["-x"],
    ["-1"],
    ["--max"],
    ["--model=m"],
    ["--model", "m", "--seed", "1"],
    ["--seed=1", "--seed=2"],
    ["--seed", "-1"],
    ["--seed", "1_000"],
    ["--seed", " 7 "],
    ["--seed=0x10"],
    ["--seed=1.0"],
    ["--seed="],
    ["--seed", "1", "2"],
    ["--gpu-memory-utilization=.9"],
    ["--gpu-memory-utilization=1e-1"],
    ["--gpu-memory-utilization=90%"],
    ["--gpu-memory-utilization=nan"],
    ["--max-model-len=1k", "--max-num-batched-tokens=1.5k"],
    ["--max-model-len=1.5K"],
    ["--max-model-len=1.5k"],
    ["--max-model-len=-1"],
    ["--max-model-len=AUTO"],
    ["--max-num-batched-tokens=auto"],
    ["--max-num-seqs 3"],
    ["--max_num_seqs=3"],
    ["--max_num_seqs", "3"],
    ["--Max-Num-Seqs=3"],
    ["--max-num-seq=3"],
    ["--tensor-parallel", "2"],
    ["--tensor-parallel-size=two"],
    ["-tp", "2"],
    ["-tp=2"],
    ["-tp2"],
    ["-q", "awq"],
    ["-qawq"],
    ["-O3"],
    ["-O", "3"],
    ["--dtype=Float16"],
    ["--dtype=bfloat16", "--dtype", "half"],
    ["--enforce-eager", "true"],
    ["--enforce-eager", "false"],
    ["--enforce-eager=true"],
    ["--no-enforce-eager"],
    ["--enforce_eager"],
    ["--no_enforce_eager"],
    ["--trust-remote-code", "false"],
    ["--trust_remote_code", "false"],
    ["--trust_remote_code=false"],
    ["--trust_remote_code"],
    ["--served-model-name", "a", "b", "--seed", "1"],
    ["--served-model-name"],
    ["--served-model-name=a", "b"],
    ["--lora-modules", "a=b", "c=d", "--enable-lora"],
    ["--lora-modules", '{"name": "a", "path": "b"}'],
    ["--lora-modules", "a"],
    ["--lora-modules", '{"name": "a"}'],
    ["--limit-mm-per-prompt", '{"image": 2}'],
    ["--limit-mm-per-prompt", "image=2"],
    ["--limit-mm-per-prompt.image", "2"],
    ["--limit-mm-per-prompt.image=2"],
    ["--limit_mm_per_prompt.image=2"],
    ["--hf-overrides", '{"a": 1}'],
    ["--hf-overrides", "{a: 1}"],
    ["--hf-overrides.a", "1"],
    ["--seed.a=1"],
    ["--nothing.a=1"],
    ["--task=embed"],
    ["--task=text_generation"],
    ["--task=embedding"],
    ["--runner=pooling", "--convert=embed"],
    ["--disable-log-requests"],
    ["--disable_log_requests"],
    ["--max_length=3"],
    ["--max_model_len=3"],
    ["--max_model_len=3k"],
    ["--max_len=3"],
    ["--backend=vllm"],
    ["--backend=VLLM"],
    ["--backend", "huggingface"],
    ["--model_id=a", "--model_name=b"],
    ["--model-id=a"],
    ["--model_rev=a"],
    ["--return_probabilities", "--return_raw_logits"],
    ["--http_port=8080", "--enable_grpc=false"],
    ["--enable_docs_url=maybe"],
    ["--event-loop=uvloop"],
    ["--event_loop=uvloop"],
    ["--api-key", "k", "--ssl-keyfile=f", "--port=1", "--host=h"],
    ["--middleware", "a", "--middleware", "b"],
    ["--enable-prefix-caching", "--no-enable-prefix-caching"],
    ["--enable-auto-tool-choice", "--tool-call-parser=hermes"],
    ["--chat-template", ""],
    ["", "--seed=1"],
    ["-", "--seed=1"],
    ["–seed=1"],
    ["seed=1"],
    ["-seed=1"],
    ["--quantization=None"],
    ["--max-log-len=None"],
    ["--max_log_len=3"],
]


def value_of(option):
    return option["choices"][0] if "choices" in option else RIGHT[option["type"]]


def mutations(option):
    """Of one option as the catalogue describes it."""
    name = option["names"][0]
    other = name[:2] + (name[2:].replace("-", "_") if "-" in name[2:] else name[2:].replace("_", "-"))
    if option["kind"] in ("switch", "toggle"):
        yield [name]
        yield [f"{name}=true"]
        yield [name, "false"]
        if other != name:
            yield [other]
        return
    value = value_of(option)
    values = [value] * (option.get("nargs") if isinstance(option.get("nargs"), int) else 1)
    yield [name, *values]
    yield [name]
    if len(values) == 1:
        yield [f"{name}={value}"]
    if other != name:
        yield [other, *values]
    yield [name[:-1], *values]
    if "choices" in option:
        yield [name, value.upper() if value != value.upper() else value.lower()]
        yield [name, "nonsense"]
    elif option["type"] in WRONG:
        yield [name, WRONG[option["type"]]]
        yield [name, "None"]


def vectors(options):
    seen = set()
    for args in [*HAND, *(args for option in options for args in mutations(option))]:
        key = tuple(args)
        if key not in seen:
            seen.add(key)
            yield args
