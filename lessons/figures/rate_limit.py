"""The learning rates of a slider as a bar, up to where the loss explodes, as HTML."""

from lessons.figures import palette

HALF = 50.0


def text(limit: float) -> str:
    """Where the loss explodes, as a learner reads it."""
    return f"explodes from {limit:.3f} on"


def mark(limit: float, low: float, high: float) -> str:
    """A bar as long as the slider of rates from `low` to `high`, which changes its colour at the `limit`."""
    place = 100 * min(1.0, max(0.0, (limit - low) / (high - low)))
    colours = f"{palette.MODEL} {place:.1f}%, {palette.ERROR} {place:.1f}%"
    bar = f"margin-top: -1rem; height: 0.5rem; border-radius: 0.25rem; background: linear-gradient(90deg, {colours})"
    says = text(limit) if limit <= high else f"{text(limit)}: none of these do"
    # The words stand on the side that has room for them, and end at the limit.
    side, inset, words = ("right", 100 - place, f"{says} ▲") if place > HALF else ("left", place, f"▲ {says}")
    label = (
        f"margin-{side}: {inset:.1f}%; text-align: {side}; white-space: nowrap; font-size: 0.875rem; line-height: 1.3"
    )
    return f'<div style="padding: 0 0.4rem"><div style="{bar}"></div><div style="{label}">{words}</div></div>'
