"""Where the recorded answers go (beside the script that asks), and how they are written."""

import sys
from importlib.metadata import version
from pathlib import Path

RECORDED = Path(sys.argv[0]).parent / "recorded"


def write(name, packages, rows):
    """Writes named rows of numbers, each number in the shortest text that reads back as the same.

    The first line names the peers' versions; every other line is a name and its numbers.
    """
    RECORDED.mkdir(exist_ok=True)
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    lines = [f"# {versions}"]
    for label, numbers in rows:
        lines.append(",".join([label, *(text(number) for number in numbers)]))
    (RECORDED / name).write_text("\n".join(lines) + "\n")


def text(number):
    return repr(number.item() if hasattr(number, "item") else number).removesuffix(".0")
