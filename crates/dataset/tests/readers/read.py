"""Opens a dataset in pandas, polars and DuckDB, and checks that all three read the same."""

import json
import math
import sys
from pathlib import Path

import duckdb
import pandas
import polars
import pyarrow.parquet

folder = Path(sys.argv[1])
manifest = json.loads((folder / "manifest.json").read_text())
futures = folder / "futures"
names = [column["name"] for column in manifest["columns"]]

with_pandas = pandas.read_parquet(futures)
with_polars = polars.read_parquet(futures)
with_duckdb = duckdb.sql(f"from '{futures}/*.parquet'")

assert list(with_pandas.columns) == names
assert with_polars.columns == names
assert with_duckdb.columns == names

draws = manifest["draws"]
assert len(with_pandas) == with_polars.height == len(with_duckdb) == draws
assert list(with_pandas["draw"]) == list(range(draws))


def agree(numbers):
    first, *others = [float(number) for number in numbers]
    assert all(math.isclose(first, other, rel_tol=1e-9) for other in others), numbers


for column in manifest["columns"]:
    name = column["name"]
    if name == "without_answer":
        count = manifest["counts"]["without_answer"]
        assert with_pandas[name].notna().sum() == with_polars[name].count() == count
        continue
    total = duckdb.sql(f"""select sum("{name}"::double) from with_duckdb""").fetchall()[0][0]
    agree([with_pandas[name].sum(), with_polars[name].sum(), total])

sufficient = manifest["counts"]["sufficient"]
agree([with_pandas["target.sufficient"].sum(), sufficient])

schema = pyarrow.parquet.read_schema(futures / "part-00000.parquet")
for column in manifest["columns"]:
    metadata = schema.field(column["name"]).metadata
    for key in ("role", "unit", "description"):
        assert metadata[key.encode()].decode() == column[key], (column, metadata)

print(f"pandas, polars and DuckDB read the same {draws} draws of {len(names)} columns")
