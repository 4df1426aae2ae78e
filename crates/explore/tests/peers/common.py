"""Where the recorded answers go, and how they are written."""

import csv
from importlib.metadata import version
from pathlib import Path

RECORDED = Path(__file__).parent / "recorded"


def write(name, packages, header, rows):
    """Writes a table whose first line names the peers' versions; floats in their shortest exact form."""
    RECORDED.mkdir(exist_ok=True)
    with open(RECORDED / name, "w", newline="") as file:
        versions = ", ".join(f"{package} {version(package)}" for package in packages)
        file.write(f"# {versions}\n")
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows([plain(cell) for cell in row] for row in rows)


def plain(cell):
    """A number of NumPy as one of Python, whose text can be read back exactly."""
    return cell.item() if hasattr(cell, "item") else cell
