"""Ask a running server the documented question, as a stranger would, and check every field.

python ask.py http://127.0.0.1:5143
"""

from __future__ import annotations

import json
import sys
import time
import urllib.error
import urllib.request

PLANETS = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]
BODY = {
    "prompt": "List the planets in the solar system",
    "template": "### Instruction: {prompt}\n### Response:",
}


def wait_until_up(base: str, seconds: float = 60) -> None:
    """Return when the server answers; raise when it never does."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(f"{base}/health", timeout=5).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


def main() -> None:
    """Check health, abort with nothing to abort, and one completion."""
    base = sys.argv[1]
    wait_until_up(base)
    with urllib.request.urlopen(f"{base}/completion/abort") as answer:
        assert answer.status == 202, answer.status
    request = urllib.request.Request(f"{base}/completion", json.dumps(BODY).encode())
    with urllib.request.urlopen(request, timeout=120) as answer:
        frame = json.load(answer)
    print(json.dumps(frame, indent=2))
    data = frame["data"]
    assert frame["content"] == "result"
    assert frame["msg_type"] == "system"
    assert frame["num"] == data["totalTokens"] + 1
    assert data["totalTime"] == data["thinkingTime"] + data["emitTime"]
    places = [data["content"].index(planet) for planet in PLANETS]
    assert places == sorted(places), data["content"]


if __name__ == "__main__":
    main()
