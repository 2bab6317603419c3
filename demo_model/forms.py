"""The forms a question comes in: bare, the documented template, its variant, and chat."""

from __future__ import annotations

import random
from dataclasses import dataclass

INSTRUCT = "### Instruction: {prompt}\n\n### Response:"
INSTRUCT_ONE_LINE = "### Instruction: {prompt}\n### Response:"
TEMPLATES: dict[str, str | None] = {
    "bare": None,
    "instruct": INSTRUCT,
    "instruct-1": INSTRUCT_ONE_LINE,
}

TURN = "<|im_start|>"
END = "<|im_end|>"

# The chat template of the GGUF's metadata. `chat_text` writes the same text without Jinja.
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '" + TURN + "' + message['role'] + '\\n' + message['content'] + '" + END + "\\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '" + TURN + "assistant\\n' }}{% endif %}"
)

_SYSTEMS = (
    "You are a helpful assistant.",
    "You are a very small model that answers simple questions.",
    "Answer briefly.",
    "You are cyinfer demo.",
    "Be short and kind.",
    "You are an AI assistant. Answer the user's questions.",
    "Speak plainly.",
    "You help children learn.",
    "Give correct answers.",
    "You are a friendly teacher who likes short answers.",
)
_ROLES = ("You are", "You play", "Act as", "Imagine you are", "Be")
_WHO = ("a teacher", "a robot", "a good friend", "an expert", "a librarian", "a polite helper",
        "a parent", "a quiz master", "a calm guide", "an assistant")  # fmt: skip
_HOW = ("Answer in one sentence.", "Do not explain.", "Use simple words.", "Be polite.",
        "Never lie.", "Always answer in English.", "Keep it short.", "")  # fmt: skip


@dataclass(frozen=True)
class Message:
    """One message of a chat."""

    role: str
    content: str


def chat_text(messages: list[Message], generate: bool) -> str:
    """What the chat template makes of the messages."""
    text = "".join(f"{TURN}{m.role}\n{m.content}{END}\n" for m in messages)
    return text + (f"{TURN}assistant\n" if generate else "")


def system_message(rng: random.Random) -> Message:
    """A system message; the model learns that it changes nothing."""
    if rng.random() < 0.5:
        return Message("system", rng.choice(_SYSTEMS))
    text = f"{rng.choice(_ROLES)} {rng.choice(_WHO)}. {rng.choice(_HOW)}".strip()
    return Message("system", text)


def chat_prompt_template(system: Message | None, earlier: list[Message]) -> str:
    """A template with a `{prompt}` slot that stands for a chat whose last question is the slot."""
    ahead = [system] if system else []
    return chat_text([*ahead, *earlier, Message("user", "{prompt}")], generate=True)


_FIRST_TURN = [
    Message("user", "What is the capital of France?"),
    Message("assistant", "The capital of France is Paris."),
]

# What the evaluation asks in; a template of None is a bare prompt.
EVALUATED: dict[str, str | None] = {
    **TEMPLATES,
    "chat": chat_prompt_template(None, []),
    "chat, system": chat_prompt_template(Message("system", "You are a helpful assistant."), []),
    "chat, 2nd turn": chat_prompt_template(None, _FIRST_TURN),
}
