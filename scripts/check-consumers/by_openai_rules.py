"""The checks of OpenAI's cookbook ("Data preparation and analysis for chat model fine-tuning") and of its guides, from their words."""

import collections

from lines import check_lines
from outcome import attempt


def cookbook(line):
    """The named errors of the cookbook's format checks, and the two rules that its API adds: the last message is the assistant's, and nothing beside messages."""
    errors = collections.Counter()
    if not isinstance(line, dict):
        return "data_type"
    messages = line.get("messages")
    if not messages:
        return "missing_messages_list"
    for message in messages:
        if "role" not in message or "content" not in message:
            errors["message_missing_key"] += 1
        if any(key not in ("role", "content", "name", "function_call", "weight") for key in message):
            errors["message_unrecognized_key"] += 1
        if message.get("role") not in ("system", "user", "assistant", "function"):
            errors["unrecognized_role"] += 1
        content = message.get("content")
        if (not content and not message.get("function_call")) or not isinstance(content, str):
            errors["missing_content"] += 1
    if not any(message.get("role") == "assistant" for message in messages):
        errors["example_missing_assistant_message"] += 1
    if messages[-1].get("role") != "assistant":
        errors["last_message_not_assistant"] += 1
    if set(line) - {"messages", "tools", "parallel_tool_calls"}:
        errors["unrecognized_key"] += 1
    return ", ".join(sorted(errors))


def preference(line):
    """Guide "Direct preference optimization": input.messages, and one assistant message in each output."""
    if not isinstance(line, dict) or set(line) != {"input", "preferred_output", "non_preferred_output"}:
        return "keys"
    if not line["input"].get("messages"):
        return "missing_messages_list"
    for side in ("preferred_output", "non_preferred_output"):
        if len(line[side]) != 1 or line[side][0].get("role") != "assistant" or not line[side][0].get("content"):
            return side
    return cookbook({"messages": line["input"]["messages"] + line["preferred_output"]})


def check(dataset, export, formats, records):
    del dataset, records
    for fmt, rule in (("openai", cookbook), ("openai-preference", preference)):
        if fmt in formats:
            attempt("OpenAI cookbook rules", "", f"every line of {fmt}/", lambda fmt=fmt, rule=rule: check_lines(export, fmt, rule))
