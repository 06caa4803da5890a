"""The scheme's package at hand: whole registers as data frames, or whatever SQL gives.

    import sluse
    sluse.registers()                       # what there is
    bef = sluse.read("BEF", 202412)         # one period, codes as texts
    sluse.sql("select KOM, count(*) n from BEF where PERIODE = '202412' group by all")
    sluse.check()                           # what speaks against sending home what lies in til-hjemsendelse

Texts of codes are Danish; set sluse.language = "en" for English ones.
"""
import ctypes
import json
import os
import sys

import numpy as np

PACKAGE = os.environ.get("SLUSE_PACKAGE", "/data/package")
LIBRARY = os.environ.get("SLUSE_LIBRARY", "/opt/sluse/libduckdb.so")
MOST_TEXTS = 100_000

language = "en" if os.environ.get("LANGUAGE", "").startswith("en") else "da"


class SluseError(Exception):
    """What was asked for is not there, or is no SQL."""


class _Result(ctypes.Structure):
    _fields_ = [("unused", ctypes.c_uint64 * 3), ("pointers", ctypes.c_void_p * 3)]


_TYPES = {1: np.bool_, 2: np.int8, 3: np.int16, 4: np.int32, 5: np.int64, 6: np.uint8, 7: np.uint16, 8: np.uint32,
          10: np.float32, 11: np.float64, 12: np.int64, 13: np.int32}
_TIMESTAMP, _DATE, _VARCHAR, _ENUM = 12, 13, 17, 23


class _Engine:
    """DuckDB through its C interface: columns come as arrays, without a copy for each value."""

    def __init__(self):
        self.c = ctypes.CDLL(LIBRARY)
        pointer, number = ctypes.c_void_p, ctypes.c_uint64
        for name, answer in {
            "duckdb_fetch_chunk": pointer, "duckdb_column_count": number, "duckdb_column_name": ctypes.c_char_p,
            "duckdb_column_logical_type": pointer, "duckdb_get_type_id": ctypes.c_int, "duckdb_enum_internal_type": ctypes.c_int,
            "duckdb_enum_dictionary_size": ctypes.c_uint32, "duckdb_enum_dictionary_value": pointer,
            "duckdb_data_chunk_get_size": number, "duckdb_data_chunk_get_vector": pointer, "duckdb_vector_get_data": pointer,
            "duckdb_vector_get_validity": pointer, "duckdb_result_error": ctypes.c_char_p,
        }.items():
            getattr(self.c, name).restype = answer
        database, self.connection = pointer(), pointer()
        if self.c.duckdb_open(None, ctypes.byref(database)) or self.c.duckdb_connect(database, ctypes.byref(self.connection)):
            raise SluseError("DuckDB does not start")

    def run(self, sql):
        """Columns of an answer: name -> (type, values, valid, texts of an enum)."""
        result = _Result()
        try:
            if self.c.duckdb_query(self.connection, sql.encode(), ctypes.byref(result)):
                raise SluseError(self.c.duckdb_result_error(ctypes.byref(result)).decode())
            return self._columns(result)
        finally:
            self.c.duckdb_destroy_result(ctypes.byref(result))

    def _columns(self, result):
        count = self.c.duckdb_column_count(ctypes.byref(result))
        columns = []
        for at in range(count):
            kind = ctypes.c_void_p(self.c.duckdb_column_logical_type(ctypes.byref(result), ctypes.c_uint64(at)))
            number = self.c.duckdb_get_type_id(kind)
            texts = self._texts(kind) if number == _ENUM else None
            form = _TYPES.get(self.c.duckdb_enum_internal_type(kind) if number == _ENUM else number)
            columns.append((self.c.duckdb_column_name(ctypes.byref(result), ctypes.c_uint64(at)).decode(), number, form, texts, [], []))
            self.c.duckdb_destroy_logical_type(ctypes.byref(kind))
        while True:
            chunk = ctypes.c_void_p(self.c.duckdb_fetch_chunk(result))
            if not chunk:
                break
            rows = self.c.duckdb_data_chunk_get_size(chunk)
            for at, (_, number, form, _, values, valid) in enumerate(columns):
                vector = ctypes.c_void_p(self.c.duckdb_data_chunk_get_vector(chunk, ctypes.c_uint64(at)))
                mask = self._valid(vector, rows)
                valid.append(mask)
                values.append(self._values(vector, rows, number, form, mask))
            self.c.duckdb_destroy_data_chunk(ctypes.byref(chunk))
        return {name: (number, np.concatenate(values) if values else np.empty(0, form or object),
                       np.concatenate(valid) if valid else np.empty(0, bool), texts)
                for name, number, form, texts, values, valid in columns}

    def _texts(self, kind):
        texts = []
        for at in range(self.c.duckdb_enum_dictionary_size(kind)):
            text = self.c.duckdb_enum_dictionary_value(kind, ctypes.c_uint64(at))
            texts.append(ctypes.string_at(text).decode())
            self.c.duckdb_free(ctypes.c_void_p(text))
        return texts

    def _valid(self, vector, rows):
        bits = self.c.duckdb_vector_get_validity(vector)
        if not bits:
            return np.ones(rows, bool)
        words = np.frombuffer(ctypes.string_at(bits, (rows + 63) // 64 * 8), np.uint8)
        return np.unpackbits(words, bitorder="little")[:rows].astype(bool)

    def _values(self, vector, rows, number, form, valid):
        data = self.c.duckdb_vector_get_data(vector)
        if form is not None:
            return np.frombuffer(ctypes.string_at(data, rows * np.dtype(form).itemsize), form)
        if number != _VARCHAR:
            raise SluseError("columns of this type must be cast in the query")
        cells = np.frombuffer(ctypes.string_at(data, rows * 16), np.dtype([("length", "<u4"), ("text", "S12")]))
        if rows == 0 or cells["length"][valid].max(initial=0) <= 12:
            return np.char.decode(cells["text"], "utf-8").astype(object)
        whole = np.empty(rows, object)
        for at in np.flatnonzero(valid):
            length = int(cells["length"][at])
            if length <= 12:
                whole[at] = bytes(cells["text"][at])[:length].decode()
            else:
                address = int.from_bytes(ctypes.string_at(data + 16 * int(at) + 8, 8), "little")
                whole[at] = ctypes.string_at(address, length).decode()
        return whole


def check():
    """What speaks against sending home what lies in til-hjemsendelse: a row for each finding, none if nothing does."""
    import io
    import subprocess

    import pandas

    told = subprocess.run(["sluse-check", "--tsv"], capture_output=True, text=True)
    if told.returncode == 2:
        raise SluseError(told.stderr.strip())
    return pandas.read_csv(io.StringIO(told.stdout), sep="\t", quoting=3, keep_default_na=False)


_engine = None
_manifest = None


def _quoted(name):
    return '"' + name.replace('"', '""') + '"'


def _text(value):
    return "'" + value.replace("'", "''") + "'"


def manifest():
    """The receipt of the package: registers, variables, code lists, periods."""
    global _manifest
    path = os.path.join(PACKAGE, "manifest.json")
    if not os.path.exists(path):
        raise SluseError("there is no package yet; it is shown in " + PACKAGE + " when it has been delivered")
    stamp = os.stat(path).st_mtime_ns, os.stat(path).st_ino
    if _manifest is None or _manifest[0] != stamp:
        with open(path, encoding="utf-8") as file:
            _manifest = stamp, json.load(file)
    return _manifest[1]


def _register(name):
    for one in manifest()["registers"]:
        if one["register"]["name"].upper() == name.upper():
            return one
    raise SluseError("there is no register " + name + "; there are " + ", ".join(_names()))


def _names():
    return [one["register"]["name"] for one in manifest()["registers"]]


def _database():
    """The engine, with a view of each register and of each code list of the version that is shown now."""
    global _engine
    wanted = manifest()["version"]
    if _engine is None or _engine[0] != wanted:
        engine = _Engine()
        for one in manifest()["registers"]:
            files = [(file["period"], os.path.join(PACKAGE, file["path"])) for file in one["files"]]
            parts = ["select *, " + _text(period) + " as PERIODE from read_parquet(" + _text(path) + ")" for period, path in files]
            if parts:
                engine.run("create view " + _quoted(one["register"]["name"]) + " as " + " union all by name ".join(parts))
        folder = os.path.join(PACKAGE, "codes")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            engine.run("create view " + _quoted("codes_" + name.removesuffix(".parquet")) + " as select * from read_parquet("
                       + _text(os.path.join(folder, name)) + ")")
        _engine = wanted, engine
    return _engine[1]


def _labels(name):
    """Texts of a code list by code, in its order."""
    for one in manifest()["codeLists"]:
        if one["name"] == name:
            return {code["code"]: code["titles"].get(language) or code["titles"].get("da") or code["code"] for code in one["codes"]}
    return {}


def columns(query):
    """An answer as plain columns: name -> (kind, values, valid, texts). Text columns of few texts come as numbers of texts, keys as texts."""
    engine = _database()
    engine.run("create or replace temp table answer as " + query)
    described = engine.run("select column_name, column_type from (describe answer)")
    chosen = []
    keys = {one["name"].upper() for register in manifest()["registers"] for one in register["variables"] if one["key"]}
    for at, (name, kind) in enumerate(zip(described["column_name"][1], described["column_type"][1])):
        column = _quoted(name)
        if kind == "VARCHAR" and name.upper() not in keys:
            few = engine.run("select approx_count_distinct(" + column + ") as n from answer")["n"][1][0] <= MOST_TEXTS
            if few:
                engine.run("drop type if exists texts_%d" % at)
                engine.run("create type texts_%d as enum (select distinct %s from answer where %s is not null order by 1)" % (at, column, column))
                column = "%s::texts_%d as %s" % (column, at, column)
        elif kind.startswith(("DECIMAL", "HUGEINT", "UHUGEINT", "UBIGINT")):
            column = column + "::double as " + column
        elif kind.startswith("TIMESTAMP"):
            column = column + "::timestamp as " + column
        elif kind not in ("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "FLOAT",
                          "DOUBLE", "DATE"):
            column = column + "::varchar as " + column
        chosen.append(column)
    try:
        return engine.run("select " + ", ".join(chosen) + " from answer")
    finally:
        engine.run("drop table answer")


def _series(kind, values, valid, texts):
    import pandas as pd
    if texts is not None:
        return pd.Categorical.from_codes(np.where(valid, values.astype(np.int64), -1), texts)
    if kind == _DATE:
        return np.where(valid, values.astype("datetime64[D]"), np.datetime64("NaT")).astype("datetime64[ns]")
    if kind == _TIMESTAMP:
        return np.where(valid, values.astype("datetime64[us]"), np.datetime64("NaT")).astype("datetime64[ns]")
    if valid.all():
        return values
    if values.dtype in (object, np.bool_):
        return np.where(valid, values, None)
    return np.where(valid, values.astype(np.float64), np.nan)


def sql(query):
    """Whatever a query gives, as a data frame. Each register is a table, with its period in PERIODE; code lists are codes_NAME."""
    import pandas as pd
    return pd.DataFrame({name: _series(*column) for name, column in columns(query).items()}, copy=False)


def query_of(register, periods=None, variables=None, where=None):
    """The query that read() makes."""
    described = _register(register)
    known = {one["name"].upper(): one["name"] for one in described["variables"]}
    wanted = []
    for name in variables or list(known.values()):
        if name.upper() not in known:
            raise SluseError("there is no variable " + name + " in " + register)
        wanted.append(known[name.upper()])
    all_periods = [file["period"] for file in described["files"]]
    if periods is None:
        periods = all_periods
    elif isinstance(periods, (str, int)):
        periods = [periods]
    periods = [str(one) for one in periods]
    for one in periods:
        if one not in all_periods:
            raise SluseError("there is no period " + one + " of " + register + "; there are " + ", ".join(all_periods))
    query = "select " + ", ".join(_quoted(name) for name in wanted) + (", PERIODE" if len(periods) != 1 else "")
    query += " from " + _quoted(described["register"]["name"]) + " where PERIODE in (" + ", ".join(map(_text, periods)) + ")"
    return query + (" and (" + where + ")" if where else "")


def _lists(register):
    """The code lists of a register's variables of text."""
    return {one["name"]: _labels(one["codeList"]) for one in _register(register)["variables"]
            if one["codeList"] and one["type"] == "STRING"}


def read(register, periods=None, variables=None, where=None, labels=True):
    """A register as a data frame.

    periods: one or several, as 202412; all where it is not given. variables: which; all where not given. where: a condition in SQL.
    labels: codes are shown by their texts; False leaves them as they are.
    """
    frame = sql(query_of(register, periods, variables, where))
    for name, texts in _lists(register).items() if labels else ():
        if name in frame and hasattr(frame[name], "cat"):
            frame[name] = _labelled(frame[name], texts)
    return frame


def _labelled(series, texts):
    import pandas as pd
    codes = list(series.cat.categories)
    named = [texts.get(code, code) for code in codes]
    if len(set(named)) < len(named):
        named = [code + " " + name if named.count(name) > 1 else name for code, name in zip(codes, named)]
    order = {code: at for at, code in enumerate(texts)}
    ordered = sorted(range(len(codes)), key=lambda at: order.get(codes[at], len(order)))
    place = np.empty(len(codes) + 1, np.int64)
    place[-1] = -1
    for new, old in enumerate(ordered):
        place[old] = new
    return pd.Categorical.from_codes(place[series.cat.codes.to_numpy()], [named[at] for at in ordered])


def registers():
    """What there is: a row for each register and period."""
    import pandas as pd
    return pd.DataFrame([
        {"register": one["register"]["name"], "title": one["register"]["titles"].get(language, ""), "period": file["period"],
         "rows": file["rows"], "variables": len(one["variables"])}
        for one in manifest()["registers"] for file in one["files"]])


def variables(register):
    """The variables of a register."""
    import pandas as pd
    return pd.DataFrame([{"name": one["name"], "title": one["titles"].get(language, ""), "type": one["type"].lower(),
                          "codes": one["codeList"] or ""} for one in _register(register)["variables"]])


# For R: columns as files of numbers in native order, and a line for each that tells what it is.
_NA_INTEGER = np.int32(-2147483648)
_NA_REAL = np.frombuffer(np.uint64(0x7FF00000000007A2).tobytes(), np.float64)[0]


def _write_for_r(folder, found, labels):
    with open(os.path.join(folder, "columns"), "w", encoding="utf-8") as index:
        for at, (name, (kind, values, valid, texts)) in enumerate(found.items()):
            path = os.path.join(folder, str(at))
            form = "real"
            if texts is not None:
                form = "factor"
                if name in labels:
                    one = _labelled(_as_categories(values, valid, texts), labels[name])
                    numbers, texts = one.codes, list(one.categories)
                else:
                    numbers = np.where(valid, values.astype(np.int64), -1)
                np.where(numbers < 0, _NA_INTEGER, numbers + 1).astype(np.int32).tofile(path)
                with open(path + ".levels", "w", encoding="utf-8") as levels:
                    levels.writelines(text.replace("\n", " ") + "\n" for text in texts)
            elif values.dtype == object:
                form = "text"
                with open(path, "w", encoding="utf-8") as lines:
                    lines.writelines(("\x01" if not good else str(text).replace("\n", " ")) + "\n" for text, good in zip(values, valid))
            elif kind == _DATE:
                form = "date"
                _reals(values, valid).tofile(path)
            elif kind == _TIMESTAMP:
                form = "time"
                _reals(values / 1e6, valid).tofile(path)
            elif values.dtype in (np.int8, np.int16, np.int32, np.uint8, np.uint16) or kind == 5 and _fits(values, valid):
                form = "integer"
                np.where(valid, values, _NA_INTEGER).astype(np.int32).tofile(path)
            elif values.dtype == np.bool_:
                form = "logical"
                np.where(valid, values.astype(np.int32), _NA_INTEGER).astype(np.int32).tofile(path)
            else:
                _reals(values, valid).tofile(path)
            index.write(form + "\t" + str(len(values)) + "\t" + name + "\n")


def _as_categories(values, valid, texts):
    import pandas as pd
    return pd.Series(pd.Categorical.from_codes(np.where(valid, values.astype(np.int64), -1), texts))


def _fits(values, valid):
    return not valid.any() or (values[valid].min() > -2147483648 and values[valid].max() <= 2147483647)


def _reals(values, valid):
    reals = values.astype(np.float64)
    reals[~valid] = _NA_REAL
    return reals


def _main(words):
    wanted = json.loads(words[1])
    global language
    language = wanted.get("language", language)
    if "sql" in wanted:
        _write_for_r(words[0], columns(wanted["sql"]), {})
    else:
        query = query_of(wanted["register"], wanted.get("periods"), wanted.get("variables"), wanted.get("where"))
        _write_for_r(words[0], columns(query), _lists(wanted["register"]) if wanted.get("labels", True) else {})


if __name__ == "__main__":
    try:
        _main(sys.argv[1:])
    except SluseError as error:
        sys.exit(str(error))
