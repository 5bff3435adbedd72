"""Hugging Face `datasets`: the cards of the export and of each format, and the published shards as they are."""

import json
import os

import datasets
import huggingface_hub

from outcome import attempt, compare
from published import PAIR_FORMATS, SPLITS, content_hash, digest, expected, plain, shards
from rows import record_of

FROM = {"system": "system", "human": "user", "gpt": "assistant"}


def said(fmt, row):
    """Digest of what a row says, and the content hash where it holds a whole conversation."""
    if fmt == "sharegpt":
        messages = [{"role": FROM[turn["from"]], "content": turn["value"]} for turn in row["conversations"]]
    elif fmt == "trl-preference":
        return digest([plain(row["prompt"]), plain(row["chosen"]), plain(row["rejected"])]), content_hash(m["content"] for m in row["prompt"] + row["chosen"])
    elif fmt == "openai-preference":
        prompt, chosen, rejected = row["input"]["messages"], row["preferred_output"], row["non_preferred_output"]
        return digest([plain(prompt), plain(chosen), plain(rejected)]), content_hash(m["content"] for m in prompt + chosen)
    else:
        messages = row["messages"]
    return digest(plain(messages)), content_hash(message["content"] for message in messages)


def check_config(export, fmt, folder, records):
    loaded = datasets.load_dataset(os.path.join(export, folder))
    problems, count = [], 0
    wanted_splits = [split for split in SPLITS if (records[split] if fmt == "parquet" else expected(records, export, fmt, split))]
    if sorted(loaded) != sorted(wanted_splits):
        problems.append(f"splits: found {sorted(loaded)}, expected {sorted(wanted_splits)}")
    for split in loaded:
        wanted = records[split] if fmt == "parquet" else expected(records, export, fmt, split)
        rows, count = loaded[split], count + len(loaded[split])
        if fmt == "trl-kto":
            problems += check_kto(rows, wanted, split)
            continue
        if len(rows) != len(wanted):
            problems.append(f"{split}: found {len(rows)} rows, expected {len(wanted)}")
        for row, record in zip(rows, wanted):
            message, hashed = said(fmt, row)
            if message != (record.sides if fmt in PAIR_FORMATS else record.messages) or hashed != record.hash or record.hash != record.stated_hash:
                problems.append(f"{record.reference}: found another text or hash")
            elif fmt == "parquet" and digest(record_of(row)) != record.whole:
                problems.append(f"{record.reference}: found other metadata")
            elif "id" in row and row["id"] != record.id:
                problems.append(f"{record.reference}: found another id")
    return count, problems


def check_kto(rows, wanted, split):
    problems = [] if len(rows) == 2 * len(wanted) else [f"{split}: found {len(rows)} rows, expected {2 * len(wanted)}"]
    for at, record in enumerate(wanted):
        good, bad = rows[2 * at], rows[2 * at + 1]
        sides = digest([plain(good["prompt"]), plain(good["completion"]), plain(bad["completion"])])
        if sides != record.sides or (good["label"], bad["label"]) != (True, False) or good["prompt"] != bad["prompt"]:
            problems.append(f"{record.reference}: found another pair")
    return problems


# Metadata holds objects of free keys, and fields that a record may lack: a table that is inferred from the first records fails at later ones.
PUBLISHED = datasets.Features(
    {"messages": datasets.List({"role": datasets.Value("string"), "content": datasets.Value("string")}), "metadata": datasets.Json()}
)


def rounded(value):
    """`datasets` parses the numbers of a Json column fast, and the last digit of some is off: 0.95 comes as 0.9500000000000001."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 12) if isinstance(value, float) else value


def check_published(dataset, records):
    """The published shards without any export, by the features that docs/EXPORTS.md names: every value of every record."""
    _, paths = shards(dataset)
    files = {split: [f"{dataset}/{path}" for path in paths[split]] for split in SPLITS if records[split]}
    loaded = datasets.load_dataset("json", data_files=files, features=PUBLISHED)
    problems, count = [], 0
    for split in loaded:
        count += len(loaded[split])
        lines = (line for path in paths[split] for line in open(os.path.join(dataset, path), "rb"))
        problems += compare([digest(rounded(row)) for row in loaded[split]], [digest(rounded(json.loads(line))) for line in lines], split)
    return count, problems


def check_cards(export, formats):
    """Every card is read as the Hub's library reads it: its splits and rows are those of export_manifest.json."""
    with open(os.path.join(export, "export_manifest.json"), encoding="utf-8") as file:
        stated = json.load(file)["formats"]
    problems = []
    for fmt in formats:
        path = os.path.join(export, "" if fmt == "parquet" else fmt, "README.md")
        card = huggingface_hub.DatasetCard.load(path).data.to_dict()
        found = {split["name"]: split["num_examples"] for split in card["dataset_info"]["splits"]}
        if found != {split: count["lines"] for split, count in stated[fmt].items() if count["lines"]}:
            problems.append(f"{fmt}: found other splits or rows")
        if card["license"] != "other" or not card["license_details"] or card["task_categories"] != ["text-generation"]:
            problems.append(f"{fmt}: licence or task is missing")
    return len(formats), problems


def check(dataset, export, formats, records):
    version = datasets.__version__
    datasets.disable_progress_bars()
    for fmt in formats:
        folder = "" if fmt == "parquet" else fmt
        attempt("datasets", version, f'load_dataset("folder/{folder}")', lambda fmt=fmt, folder=folder: check_config(export, fmt, folder, records))
    attempt("huggingface_hub", huggingface_hub.__version__, "every dataset card", lambda: check_cards(export, formats))
    attempt("datasets", version, "load_dataset('json', published shards)", lambda: check_published(dataset, records))
