"""What LLaMA-Factory's converter of ShareGPT data takes, from its documentation (data/README.md) and its published behaviour.

After an optional system message at the start, human or observation stand at odd places and gpt or function_call at even ones, and their number is even. It drops the rest with a warning.
"""

from lines import check_lines
from outcome import attempt

ODD, EVEN = ("human", "observation"), ("gpt", "function_call")


def problem(line):
    turns = line.get("conversations")
    if not isinstance(turns, list) or any(set(turn) != {"from", "value"} for turn in turns):
        return "conversations of from and value are missing"
    if turns and turns[0]["from"] == "system":
        turns = turns[1:]
    if not turns:
        return "invalid message count"
    for at, turn in enumerate(turns):
        if turn["from"] not in (ODD if at % 2 == 0 else EVEN):
            return "invalid role tag"
        if not isinstance(turn["value"], str):
            return "value is no string"
    return "invalid message count" if len(turns) % 2 else ""


def check(dataset, export, formats, records):
    del dataset, records
    if "sharegpt" in formats:
        attempt("LLaMA-Factory rules", "", "every line of sharegpt/", lambda: check_lines(export, "sharegpt", problem))
