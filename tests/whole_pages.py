"""Whole pages, run by AppTest: without a browser, and in a fraction of its time."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]


def open_page(page: str, **query: str) -> AppTest:
    """The page of this file, such as `pages/pooling.py`, opened by an address with these settings."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def open_lesson(slug: str, **settings: str) -> AppTest:
    """A lesson, opened by a link that holds these settings, without an error."""
    return healthy(open_page(f"pages/{slug.replace('-', '_')}.py", **{f"{slug}_{k}": v for k, v in settings.items()}))


def healthy(app: AppTest) -> AppTest:
    """The page, which shows no error."""
    assert not app.exception, app.exception[0].message
    assert not app.error, app.error[0].value
    return app
