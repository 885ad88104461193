"""Which modules the server loads before it serves a page."""

import subprocess
import sys

from tests.whole_pages import ROOT

LOADED = "import sys; from pages.web.modules import load_all; load_all(); print(*sys.modules, sep='\\n')"
PAGES = {f"pages.{file.stem}" for file in ROOT.glob("pages/*.py")} - {"pages.__init__"}


def test_every_module_but_the_workers_and_the_pages_is_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    loaded = set(done.stdout.split())
    files = [file.relative_to(ROOT) for folder in ("lessons", "pages") for file in (ROOT / folder).rglob("*.py")]
    missing = {".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files} - loaded
    workers = {name for name in missing if name.startswith("lessons.training.worker.")}
    assert missing - workers == {"lessons.__main__", *PAGES}
    assert not loaded & {"keras", "tensorflow", "sklearn", "statsmodels", "pandas", "pyarrow"}, (
        "weigh as much as the pages"
    )
