"""Whether a value is what it must be; where it is not, one plain sentence says so."""


def check_choice(name: str, value: object, choices: tuple[str, ...]) -> None:
    """Raises ValueError for a value that is none of `choices`."""
    if value not in choices:
        raise ValueError(f"{name} must be one of {', '.join(choices)}; it is {value!r}.")


def check_flag(name: str, value: object) -> None:
    """Raises ValueError for a value that is neither True nor False."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} must be true or false; it is {value!r}.")


def check_number(name: str, value: object, low: float, high: float, whole: bool) -> None:
    """Raises ValueError for what is no number, or not `whole` where it must be, or not within `low` and `high`."""
    kinds = (int,) if whole else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise ValueError(f"{name} must be a {'whole ' if whole else ''}number; it is {value!r}.")
    if not low <= value <= high:
        raise ValueError(f"{name} must be between {low:g} and {high:g}; it is {value!r}.")
