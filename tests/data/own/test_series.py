"""Series of one's own, as spreadsheets, loggers and statistics offices write them."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest

from lessons.data.own import gaps
from lessons.data.own import series as own
from lessons.data.series import Series

Reader = Callable[[str | bytes], Series]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def read(content: str | bytes) -> Series:
        path = tmp_path / "own.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return own.read(path)

    return read


def lines(title: str, rows: Iterable[str]) -> str:
    return "\n".join([title, *rows])


def test_dates_and_the_last_column_of_numbers(read: Reader) -> None:
    series = read(lines(",Date,Monthly Mean", (f"{n},1749-{n + 1:02}-28,{n}.5" for n in range(12))))
    assert series.values.tolist() == [n + 0.5 for n in range(12)]
    assert series.time[:2].tolist() == np.array(["1749-01-28", "1749-02-28"], "datetime64[s]").tolist()
    assert (series.unit, series.notes, series.origin) == ("", (), "The series in own.csv")


def test_decimal_commas_semicolons_thousands_and_a_unit(read: Reader) -> None:
    series = read(lines("\ufeffDatum;Höhe [m];", (f"{day:02}.01.2020;1.{day:03},5;" for day in range(1, 32))))
    assert series.values.tolist() == [1000.5 + day for day in range(1, 32)]
    assert series.time[-1] == np.datetime64("2020-01-31")
    assert series.unit == "m"
    assert read(lines("v\t", (f"\N{MINUS SIGN}1 00{n % 10},25\t" for n in range(12)))).values[3] == -1003.25


@pytest.mark.parametrize("title", ["", "Wert\n"])
def test_numbers_alone_with_decimal_commas(title: str, read: Reader) -> None:
    series = read(title + "\n".join(f"{n % 4},5" for n in range(12)))
    assert series.values.tolist() == [n % 4 + 0.5 for n in range(12)]
    assert series.time.tolist() == list(range(12))


def test_a_comma_parts_columns_where_the_first_counts_or_has_a_title(read: Reader) -> None:
    assert read("\n".join(f"{n},{n % 3}" for n in range(12))).values.tolist() == [n % 3 for n in range(12)]
    assert read(lines("a,b", (f"{n % 5},{n % 3}" for n in range(12)))).values.tolist() == [n % 3 for n in range(12)]


def test_numbers_tell_the_time_only_where_they_count(read: Reader) -> None:
    assert read(lines("year,v", (f"{year},1" for year in range(1700, 1720)))).time[0] == 1700
    order = [3, 0, 1, 2, *range(4, 12)]
    assert read(lines("step,v", (f"{n},{n}" for n in order))).values.tolist() == list(range(12))
    heat = [3.5, 0.25, 1, 2.75, 9, 7, 8, 5.5, 4.25, 6, 11, 10]
    series = read(lines("heat,v", (f"{each},{n}" for n, each in enumerate(heat))))
    assert series.values.tolist() == list(range(12))
    assert series.time.tolist() == list(range(12))


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ([f"{month}/1/2020" for month in range(1, 13)], "2020-01-01"),
        ([f"{day}/1/2020" for day in range(1, 13)], "2020-01-01"),
        ([f"2020-{month:02}" for month in range(1, 13)], "2020-01-01"),
        ([f"2020-01-01T{hour:02}:00:00+02:00" for hour in range(12)], "2019-12-31T22:00:00"),
        ([f"{day:02}.01.2020 06:30" for day in range(12, 0, -1)], "2020-01-01T06:30"),
        ([f"{day:02}/28/2020 6:30:15" for day in range(1, 13)], "2020-01-28T06:30:15"),
        ([f"2020-01-01 {hour:02}:00" for hour in range(12)], "2020-01-01T00:00"),
        ([f"20200101T{hour:02}3000" for hour in range(12)], "2020-01-01T00:30"),
    ],
)
def test_ways_to_write_dates(dates: list[str], first: str, read: Reader) -> None:
    series = read(lines("d;v", (f"{date};{n}" for n, date in enumerate(dates))))
    assert series.time[0] == np.datetime64(first)
    assert (np.diff(series.time) > np.timedelta64(0)).all()


def test_rows_out_of_order_are_sorted_and_told_of(read: Reader) -> None:
    days = [5, 3, 4, 1, 2, *range(6, 13)]
    series = read(lines("d,v", (f"2020-01-{day:02},{day}" for day in days)))
    assert series.values.tolist() == list(range(1, 13))
    assert series.notes == ("The rows were not in the order of time and are sorted.",)


def test_missing_numbers_and_days_are_told_of(read: Reader) -> None:
    values = {day: str(day) for day in range(1, 20) if day not in (7, 8)} | {3: "", 4: "?4"}
    series = read(lines("d,v", (f"2020-01-{day:02},{value}" for day, value in sorted(values.items()))))
    assert len(series) == 15
    assert series.notes == (
        "2 rows have no number and are left out.",
        "Time jumps at 2 places, first after 2020-01-02: the values on both sides count as neighbours.",
    )


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "is empty"),
        ("some words\nand more\n" * 9, "no column of numbers"),
        (b"PK\3\4\0\0", "is a spreadsheet: open it, choose “Save as” or “Download”, then CSV"),
        (b"\xd0\xcf\x11\xe0\0\0", "is a spreadsheet"),
        (b"\0\1" * 99, "is no text"),
        ("v\n" + "1\n" * 9, "has 9 values; a series needs 10"),
        ("\n".join(["1e40"] * 12), "beyond 1e\\+30"),
        ("\n".join(["2020-01-01,1"] * 12), "several rows of 2020-01-01"),
    ],
)
def test_what_nothing_can_be_learned_from_is_told_in_a_sentence(content: str | bytes, says: str, read: Reader) -> None:
    with pytest.raises(ValueError, match=says):
        read(content)


DAYS = {1: "1", 2: "2", 4: "n/a", 5: "5", 8: "8", **{day: str(day) for day in range(9, 20)}}


def chosen(tmp_path: Path, content: str, way: str, values: str = "v", time: str = "d") -> Series:
    path = tmp_path / "own.csv"
    path.write_text(content)
    return own.choose(own.read_sheet(path), values, time, way)


@pytest.mark.parametrize(
    ("way", "third", "says"),
    [
        (gaps.LINE, [3, 4], "4 missing values are filled, each by a straight line between its neighbours."),
        (gaps.BEFORE, [2, 2], "4 missing values are filled, each by the value before it."),
    ],
)
def test_gaps_are_filled_in_the_way_that_was_chosen(tmp_path: Path, way: str, third: list[int], says: str) -> None:
    series = chosen(tmp_path, lines("d,v", (f"2020-01-{day:02},{value}" for day, value in DAYS.items())), way)
    assert series.values[:5].tolist() == [1, 2, *third, 5]
    assert len(series) == 19
    assert set(np.diff(series.time)) == {np.timedelta64(86_400, "s")}
    assert series.notes == (says,)


def test_months_of_unlike_length_have_no_gap_and_a_missing_one_is_filled(tmp_path: Path) -> None:
    months = [f"20{year}-{month:02}-01" for year in (20, 21) for month in range(1, 13)]
    whole = chosen(tmp_path, lines("d,v", (f"{month},{place}" for place, month in enumerate(months))), gaps.LINE)
    assert (len(whole), whole.notes) == (24, ())
    some = [f"{month},{place}" for place, month in enumerate(months) if place != 7]
    filled = chosen(tmp_path, lines("d,v", some), gaps.LINE)
    assert filled.values.tolist() == pytest.approx(list(range(24)), abs=0.02)


def test_a_gap_too_wide_to_fill_is_refused(tmp_path: Path) -> None:
    dates = [f"2020-01-01T00:00:{second:02}" for second in range(20)] + ["2024-01-01T00:00:00"]
    with pytest.raises(ValueError, match="more than 250,000 values once its gaps are filled: leave them out"):
        chosen(tmp_path, lines("d,v", (f"{date},1" for date in dates)), gaps.LINE)


def test_moments_that_come_twice_count_once(read: Reader) -> None:
    rows = [f"2020-01-{day:02},{day}" for day in range(1, 29)]
    series = read(lines("d,v", [*rows, "2020-01-03,9"]))
    assert series.values[:4].tolist() == [1, 2, 6, 4]
    assert series.notes == (
        "The rows were not in the order of time and are sorted.",
        "1 row repeats a moment: the mean counts.",
    )


def test_columns_are_offered_and_chosen(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = (f"{day}.3.2021;{day // 2},{5 * (day % 2)} °C;€ 1.{day:03},50;calm;2021-04-{day:02}" for day in range(1, 31))
    path.write_text(lines("Tag;Wärme;Preis (Euro);;Ablesung", rows), encoding="utf-8-sig")
    sheet = own.read_sheet(path)
    assert list(sheet.numbers) == ["Wärme", "Preis (Euro)"]
    assert list(sheet.moments) == ["Tag", "Ablesung", "Wärme", "Preis (Euro)"], "dates first, then what counts"
    assert (sheet.best_values, sheet.best_time("Preis (Euro)")) == ("Preis (Euro)", "Tag")
    heat = own.choose(sheet, "Wärme", "Ablesung", gaps.LEAVE)
    assert (heat.unit, heat.values[:3].tolist(), heat.time[0]) == ("°C", [0.5, 1.0, 1.5], np.datetime64("2021-04-01"))
    price = own.choose(sheet, "Preis (Euro)", own.ROW_ORDER, gaps.LEAVE)
    assert (price.unit, price.values[0], price.time[-1]) == ("Euro", 1001.5, 29)


def test_columns_without_titles_and_of_one_title_have_names(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(f"{n},{n % 3}" for n in range(12)))
    assert list(own.read_sheet(path).numbers) == ["Column 1", "Column 2"]
    path.write_text(lines("a,a", (f"{n},{n % 3}" for n in range(12))))
    assert list(own.read_sheet(path).numbers) == ["a (1)", "a (2)"]


def test_rows_without_a_date_are_left_out_and_told_of(read: Reader) -> None:
    series = read(lines("month,v", [*(f"Q{n}" if n == 5 else f"{2000 + n}-01,{n}" for n in range(30)), "Total,435"]))
    assert len(series) == 29
    assert "1 row has no date and is left out." in series.notes


@pytest.mark.parametrize(
    "dates", [[f"{2000 + n // 4} Q{n % 4 + 1}" for n in range(12)], [f"{2000 + n}0501" for n in range(12)]]
)
def test_quarters_and_dates_without_marks(dates: list[str], read: Reader) -> None:
    series = read(lines("d,v", (f"{date},{n}" for n, date in enumerate(dates))))
    assert series.time.dtype.kind == "M"
    assert series.values.tolist() == list(range(12))


def test_two_hundred_thousand_rows_and_ten(read: Reader) -> None:
    long = read(lines("t,v", (f"{n},{n % 7}" for n in range(200_000))))
    assert (len(long), long.values[-1]) == (200_000, 199_999 % 7)
    assert len(read("\n".join(str(n % 4) for n in range(10)))) == 10


def test_a_long_cell_fills_no_memory(read: Reader) -> None:
    # As an array of strings of one width this would take 8 GB.
    series = read(lines("a,v", [f"{'x' * 100_000},0", *(f"b,{n}" for n in range(20_000))]))
    assert len(series) == 20_001
