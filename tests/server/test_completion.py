"""POST /completion on the demo model: every documented parameter does what it says."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import cyinfer
import pytest
from cyinfer_server.durations import go_duration
from cyinfer_server.window import WindowRules

PROMPT = "List the planets in the solar system"
#: Always the likeliest token, 24 of them.
GREEDY: dict[str, Any] = {"temperature": 0, "max_tokens": 24, "ignore_eos": True}
#: The same, of nothing but letters and spaces.
LETTERS: dict[str, Any] = GREEDY | {"grammar": "root ::= [a-z ]+"}
#: Any token of the vocabulary may come.
WILD: dict[str, Any] = {
    "temperature": 50,
    "top_k": 0,
    "top_p": 1,
    "max_tokens": 24,
    "ignore_eos": True,
}


async def text(server: Any, **fields: Any) -> str:
    return str((await server.complete(PROMPT, **fields))["data"]["content"])


async def token_ids(server: Any, **fields: Any) -> list[int]:
    data = (await server.complete(PROMPT, n_probs=1, **fields))["data"]
    return [entry["id"] for entry in data["completion_probabilities"]]


async def test_the_answer_has_the_documented_fields_which_agree(demo: Any) -> None:
    response = await demo.post(PROMPT, max_tokens=16)
    frame = await response.json()
    data = frame["data"]
    assert response.content_type == "application/json"
    assert list(frame) == ["num", "content", "msg_type", "data"]
    assert frame["content"] == "result"
    assert frame["msg_type"] == "system"
    assert frame["num"] == data["totalTokens"] + 1
    assert data["totalTime"] == data["thinkingTime"] + data["emitTime"]
    for name in ("thinkingTime", "emitTime"):
        assert data[name] > 0
        assert data[name + "Format"] == go_duration(round(data[name] * 1e9))
    assert data["totalTimeFormat"] == go_duration(
        round(data["thinkingTime"] * 1e9) + round(data["emitTime"] * 1e9)
    )
    assert data["tokensPerSecond"] == round(data["totalTokens"] / data["emitTime"], 2)
    assert 0 < data["totalTokens"] <= 16
    assert data["stopReason"] in ("eos", "length")
    assert data["promptTokens"] > 0
    assert data["cachedTokens"] >= 0
    assert data["queueTime"] >= 0
    assert isinstance(data["seed"], int)
    assert data["id"] == response.headers["X-Request-Id"]
    assert data["warnings"] == []
    assert "completion_probabilities" not in data


async def test_a_streams_tokens_joined_are_its_results_content(demo: Any) -> None:
    frames = await demo.stream(PROMPT, **GREEDY)
    assert frames[0]["content"] == "start_emitting"
    assert set(frames[0]["data"]) == {
        "thinkingTime",
        "thinkingTimeFormat",
        "thinking_time",
        "thinking_time_format",
    }
    tokens = frames[1:-1]
    assert all(frame["msg_type"] == "token" for frame in tokens)
    numbers = [frame["num"] for frame in tokens]
    assert numbers == sorted(set(numbers))
    assert frames[-1]["content"] == "result"
    content = frames[-1]["data"]["content"]
    assert "".join(frame["content"] for frame in tokens) == content
    assert content == await text(demo, **GREEDY)


async def test_a_stream_also_says_start_emitting_when_no_token_comes(demo: Any) -> None:
    frames = await demo.stream(PROMPT, max_tokens=0)
    assert [frame["content"] for frame in frames] == ["start_emitting", "result"]


async def test_the_body_is_json_whatever_the_content_type_says(demo: Any) -> None:
    body = json.dumps({"prompt": "Hello", "max_tokens": 1})
    for kind in ("application/x-www-form-urlencoded", "text/plain", "nonsense"):
        response = await demo.client.post("/completion", data=body, headers={"Content-Type": kind})
        assert response.status == 200


async def test_max_tokens_is_the_most_that_is_generated(demo: Any) -> None:
    for asked in (1, 5):
        data = (await demo.complete(PROMPT, max_tokens=asked, ignore_eos=True))["data"]
        assert (data["totalTokens"], data["stopReason"]) == (asked, "length")


async def test_max_tokens_0_reads_the_prompt_and_generates_nothing(demo: Any) -> None:
    frame = await demo.complete(PROMPT, max_tokens=0)
    assert (frame["num"], frame["data"]["content"]) == (1, "")
    assert frame["data"]["promptTokens"] > 0


async def test_max_tokens_minus_1_goes_on_to_the_end_of_the_window(start_demo: Any) -> None:
    server = await start_demo(rules=WindowRules(ctx=256))
    data = (await server.complete(PROMPT, max_tokens=-1, ignore_eos=True))["data"]
    assert data["stopReason"] == "length"
    assert data["totalTokens"] > 200
    assert data["promptTokens"] + data["totalTokens"] in (256, 257)


async def test_max_tokens_is_512_by_default(demo: Any) -> None:
    data = (await demo.complete(PROMPT, ignore_eos=True))["data"]
    assert (data["totalTokens"], data["stopReason"]) == (512, "length")


async def test_temperature_0_is_greedy_whatever_the_seed(demo: Any) -> None:
    assert await text(demo, **GREEDY, seed=1) == await text(demo, **GREEDY, seed=2)


async def test_temperature_makes_the_text_random(demo: Any) -> None:
    assert await text(demo, **WILD, seed=1) != await text(demo, **WILD, seed=2)


async def test_the_same_seed_gives_the_same_text(demo: Any) -> None:
    assert await text(demo, **WILD, seed=5) == await text(demo, **WILD, seed=5, isolated=True)


async def test_the_seed_that_was_used_comes_back(demo: Any) -> None:
    first = (await demo.complete(PROMPT, **WILD))["data"]
    other = (await demo.complete(PROMPT, **WILD))["data"]
    assert first["seed"] != other["seed"]
    assert await text(demo, **WILD, seed=first["seed"]) == first["content"]


@pytest.mark.parametrize(
    "narrow", [{"top_k": 1}, {"top_p": 0.0001}, {"tfs": 0.0001}, {"min_p": 1}], ids=str
)
async def test_each_truncation_alone_makes_a_wild_draw_tame(demo: Any, narrow: Any) -> None:
    # At this temperature the draw is uniform, so only a truncation can repeat itself. What
    # is left is one token, or few that tie.
    fields = WILD | {"temperature": 1, "max_tokens": 12} | narrow
    ids = [await token_ids(demo, **fields, seed=seed) for seed in range(3)]
    wild = [await token_ids(demo, **(WILD | {"max_tokens": 12}), seed=seed) for seed in range(3)]
    assert len({tuple(one) for one in wild}) == 3
    assert ids[0] == ids[1] == ids[2]


@pytest.mark.parametrize("name", ["presence_penalty", "frequency_penalty"])
async def test_a_penalty_forbids_repetition(demo: Any, name: str) -> None:
    fields = GREEDY | {"max_tokens": 60, "repeat_last_n": -1}
    plain = await token_ids(demo, **fields)
    penalised = await token_ids(demo, **fields, **{name: 100})
    assert len(set(plain)) < len(plain)
    assert len(set(penalised)) == len(penalised)


async def test_repeat_penalty_makes_repetition_rarer(demo: Any) -> None:
    fields = GREEDY | {"max_tokens": 60, "repeat_last_n": -1}
    plain = await token_ids(demo, **fields)
    penalised = await token_ids(demo, **fields, repeat_penalty=10)
    assert len(set(penalised)) > len(set(plain))


async def test_logit_bias_bans_a_token(demo: Any) -> None:
    (first,) = await token_ids(demo, **(GREEDY | {"max_tokens": 1}))
    (second,) = await token_ids(demo, **(GREEDY | {"max_tokens": 1}), logit_bias=[[first, False]])
    assert first != second


async def test_stop_ends_the_text_before_the_stop_string(demo: Any) -> None:
    whole = await text(demo, **LETTERS)
    stop = whole[5:9]
    data = (await demo.complete(PROMPT, **LETTERS, stop=["\0never", stop]))["data"]
    assert data["stopReason"] == "stop"
    assert data["content"] == whole[: whole.index(stop)]


async def test_stop_is_literal_never_a_pattern(demo: Any) -> None:
    data = (await demo.complete(PROMPT, **GREEDY, stop=[".*", "[a-z]+", "^"]))["data"]
    assert data["content"] == await text(demo, **GREEDY)


async def test_nothing_of_a_stop_string_leaks_into_a_stream(demo: Any) -> None:
    whole = await text(demo, **LETTERS)
    stop = whole[3:12]
    frames = await demo.stream(PROMPT, **LETTERS, stop=[stop])
    joined = "".join(frame["content"] for frame in frames[1:-1])
    assert joined == whole[: whole.index(stop)]


async def test_a_template_is_the_text_around_the_prompt(demo: Any) -> None:
    template = "### Instruction: {prompt}\n\n### Response:"
    filled = template.replace("{prompt}", PROMPT)
    by_template = (await demo.complete(PROMPT, template=template, **GREEDY))["data"]
    by_hand = (await demo.complete(filled, **GREEDY))["data"]
    assert by_template["content"] == by_hand["content"]
    assert by_template["promptTokens"] == by_hand["promptTokens"]


async def test_a_slot_inside_the_prompt_text_stays_as_it_is(demo: Any) -> None:
    one = (await demo.complete("{prompt}", template="a {prompt} b", **GREEDY))["data"]
    by_hand = (await demo.complete("a {prompt} b", **GREEDY))["data"]
    assert one["content"] == by_hand["content"]
    assert one["promptTokens"] == by_hand["promptTokens"]


async def test_every_slot_is_filled(demo: Any) -> None:
    one = (await demo.complete("xy", template="{prompt} and {prompt}", **GREEDY))["data"]
    by_hand = (await demo.complete("xy and xy", **GREEDY))["data"]
    assert one["promptTokens"] == by_hand["promptTokens"]
    assert one["content"] == by_hand["content"]


async def test_grammar_and_json_schema_shape_the_answer(demo: Any) -> None:
    grammar = 'root ::= "yes" | "no"'
    assert await text(demo, grammar=grammar) in ("yes", "no")
    schema = {
        "type": "object",
        "properties": {"n": {"enum": [1, 2]}},
        "required": ["n"],
        "additionalProperties": False,
    }
    assert json.loads(await text(demo, json_schema=schema))["n"] in (1, 2)


async def test_a_grammar_that_is_none_is_a_400(demo: Any) -> None:
    message = await demo.error_of(await demo.post(grammar="root ::= ("), 400)
    assert "grammar" in message


async def test_n_probs_reports_the_likeliest_tokens(demo: Any) -> None:
    # Before any sampler, so nothing may be banned here.
    settings = GREEDY | {"ignore_eos": False}
    data = (await demo.complete(PROMPT, **settings, n_probs=3))["data"]
    entries = data["completion_probabilities"]
    assert len(entries) == data["totalTokens"]
    for entry in entries:
        assert set(entry) == {"id", "token", "logprob", "top_logprobs"}
        assert len(entry["top_logprobs"]) == 3
        best = entry["top_logprobs"][0]
        assert best == {name: entry[name] for name in ("id", "token", "logprob")}
        assert best["logprob"] <= 0
    assert "".join(entry["token"] for entry in entries) == data["content"]


async def test_threads_sent_and_clamped_are_named_in_warnings(demo: Any) -> None:
    cpus = cyinfer.usable_cpus()
    (warning,) = (await demo.complete(max_tokens=1, threads=cpus + 1))["data"]["warnings"]
    assert warning.startswith(f"threads {cpus + 1} was lowered to {cpus}")
    assert (await demo.complete(max_tokens=1, threads=1))["data"]["warnings"] == []


async def test_unknown_fields_are_named_in_warnings_of_both_kinds_of_answer(demo: Any) -> None:
    fields = {"max_tokens": 1, "unheard_of": True}
    expected = ["unknown field 'unheard_of' was ignored"]
    assert (await demo.complete(**fields))["data"]["warnings"] == expected
    assert (await demo.stream(**fields))[-1]["data"]["warnings"] == expected


async def test_a_prompt_longer_than_the_window_is_a_400_with_both_numbers(
    demo: Any, prompt_of: Any
) -> None:
    window = demo.state.host.loaded.worker.ctx
    message = await demo.error_of(await demo.post(prompt_of(window + 10)), 400)
    assert str(window) in message
    assert "ctx" in message


async def test_ctx_up_to_the_loaded_one_is_a_limit_on_this_request(
    demo: Any, prompt_of: Any
) -> None:
    loaded = demo.state.host.loaded.worker.ctx
    data = (await demo.complete(PROMPT, ctx=64, max_tokens=-1, ignore_eos=True))["data"]
    assert data["stopReason"] == "length"
    assert data["promptTokens"] + data["totalTokens"] in (64, 65)
    message = await demo.error_of(await demo.post(prompt_of(100), ctx=64), 400)
    assert "64" in message
    assert demo.state.host.loaded.worker.ctx == loaded


async def test_a_larger_ctx_recreates_the_window_up_to_ctx_max(
    start_demo: Any, prompt_of: Any
) -> None:
    server = await start_demo(rules=WindowRules(ctx=128, ctx_max=512))
    assert server.state.host.loaded.worker.ctx == 128
    assert await server.error_of(await server.post(prompt_of(200)), 400)
    data = (await server.complete(prompt_of(200), ctx=512, max_tokens=1))["data"]
    assert data["promptTokens"] > 128
    assert server.state.host.loaded.worker.ctx == 512
    message = await server.error_of(await server.post(ctx=513), 400)
    assert "513" in message
    assert "512" in message


async def test_model_ctx_wins_over_ctx(demo: Any) -> None:
    fields = {"max_tokens": -1, "ignore_eos": True}
    data = (await demo.complete(PROMPT, ctx=512, model={"ctx": 64}, **fields))["data"]
    assert data["promptTokens"] + data["totalTokens"] in (64, 65)
    assert data["warnings"] == ["ctx 512 was ignored: model.ctx 64 was sent too and wins"]


async def test_a_model_that_is_not_loaded_is_loaded_with_the_asked_window(
    start_demo: Any, demo_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "copy.gguf").write_bytes(demo_path.read_bytes())
    server = await start_demo(tmp_path, first=None)
    await server.complete(model={"name": "sub/copy", "ctx": 256}, max_tokens=1)
    loaded = server.state.host.loaded
    assert loaded.file.name == "sub/copy.gguf"
    assert loaded.worker.ctx == 256


async def test_requests_run_one_at_a_time_first_come_first_served(demo: Any) -> None:
    ended: list[int] = []

    async def one(number: int) -> None:
        await demo.complete(PROMPT, **GREEDY)
        ended.append(number)

    tasks = []
    for number in range(4):
        tasks.append(asyncio.ensure_future(one(number)))
        await demo.until(lambda count=number + 1: len(demo.state.tickets) + len(ended) >= count)
    await asyncio.wait_for(asyncio.gather(*tasks), 60)
    assert sorted(ended) == [0, 1, 2, 3]


async def test_an_unreadable_template_or_prompt_does_not_stop_the_next(
    demo: Any, prompt_of: Any
) -> None:
    await demo.error_of(await demo.post(template="no slot"), 400)
    await demo.error_of(await demo.post(prompt_of(9000)), 400)
    assert (await demo.complete(max_tokens=1))["data"]["totalTokens"] <= 1


async def test_the_documented_example_names_the_planets_in_order(demo: Any) -> None:
    content = await text(
        demo, template="### Instruction: {prompt}\n\n### Response:", temperature=0.2, top_p=0.8
    )
    planets = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]
    places = [content.find(planet) for planet in planets]
    assert -1 not in places, content
    assert places == sorted(places)
