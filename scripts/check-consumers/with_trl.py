"""TRL's data utilities, with a ChatML tokenizer that is made here: every row is recognised, and its template loses no text."""

import trl
from datasets import Dataset
from tokenizers import Tokenizer, models
from transformers import PreTrainedTokenizerFast
from trl.data_utils import apply_chat_template, is_conversational, unpair_preference_dataset

from lines import lines_of
from outcome import attempt

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def tokenizer():
    made = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]")))
    made.chat_template = CHATML
    return made


def chatml(messages):
    return "".join(f"<|im_start|>{message['role']}\n{message['content']}<|im_end|>\n" for message in messages)


def problem(fmt, row, made):
    """The template's texts have to be ChatML of the messages, worked out without it."""
    row = {key: value for key, value in row.items() if key != "id"}
    if not is_conversational(row):
        return "not conversational"
    given = apply_chat_template(row, made)
    if fmt == "trl":
        return "" if given == {"text": chatml(row["messages"])} else "another text"
    asked = chatml(row["prompt"])
    for side in ("chosen", "rejected") if fmt == "trl-preference" else ("completion",):
        if given["prompt"] + given[side] != asked + chatml(row[side]):
            return f"another {side}"
    return "" if given.get("label") == row.get("label") else "another label"


def check_format(export, fmt):
    made, count, problems = tokenizer(), 0, []
    for place, row in lines_of(export, fmt):
        count += 1
        found = problem(fmt, row, made)
        if found:
            problems.append(f"{place}: {found}")
    return count, problems


def check_unpaired(export):
    """KTO lines are what TRL itself makes of the pairs."""
    pairs = [{key: row[key] for key in ("prompt", "chosen", "rejected")} for _, row in lines_of(export, "trl-preference")]
    ours = [row for _, row in lines_of(export, "trl-kto")]
    if not pairs:
        return 0, [] if not ours else ["lines without a pair"]
    theirs = list(unpair_preference_dataset(Dataset.from_list(pairs)))
    key = lambda row: (str(row["prompt"]), str(row["completion"]), row["label"])
    same = sorted(map(key, theirs)) == sorted(map(key, ours))
    return len(ours), [] if same else ["found other lines than unpair_preference_dataset makes"]


def check(dataset, export, formats, records):
    del dataset, records
    for fmt in ("trl", "trl-preference", "trl-kto"):
        if fmt in formats:
            attempt("trl", trl.__version__, f"is_conversational, apply_chat_template: {fmt}/", lambda fmt=fmt: check_format(export, fmt))
    if "trl-preference" in formats and "trl-kto" in formats:
        attempt("trl", trl.__version__, "unpair_preference_dataset makes trl-kto/", lambda: check_unpaired(export))
