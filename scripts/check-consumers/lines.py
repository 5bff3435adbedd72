"""Lines of a trainer format."""

import glob
import json
import os


def lines_of(export, fmt):
    """(place, value) of every line of every file."""
    for path in sorted(glob.glob(os.path.join(glob.escape(export), fmt, "*.jsonl"))):
        with open(path, encoding="utf-8", newline="\n") as file:
            for number, line in enumerate(file, 1):
                yield f"{fmt}/{os.path.basename(path)}:{number}", json.loads(line)


def check_lines(export, fmt, problem_of):
    """Applies a rule to every line."""
    count, problems = 0, []
    for place, line in lines_of(export, fmt):
        count += 1
        found = problem_of(line)
        if found:
            problems.append(f"{place}: {found}")
    return count, problems
